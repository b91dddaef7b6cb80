package dev.avatargateway.image;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One picture in a WebP file: a lossy or lossless bitstream, and alpha beside a lossy one. */
final class WebpFrame {

  private static final int HAS_ALPHA = 0x10;

  private final Bytes bytes;
  private @Nullable MemorySegment alphaChunk;
  private @Nullable MemorySegment pictureChunk;
  private boolean losslessAlpha;
  private int width;
  private int height;

  WebpFrame(Bytes bytes) {
    this.bytes = bytes;
  }

  /** Takes a chunk that may be part of a picture; any other is of no interest. */
  void chunk(long at, long length) {
    if (pictureChunk != null) {
      return;
    }
    if (bytes.reads(at, "ALPH")) {
      alphaChunk = bytes.slice(at, 8 + length);
    } else if (bytes.reads(at, "VP8 ")) {
      lossy(at + 8, length);
      pictureChunk = bytes.slice(at, 8 + length);
    } else if (bytes.reads(at, "VP8L")) {
      lossless(at + 8, length);
      pictureChunk = bytes.slice(at, 8 + length);
      alphaChunk = null;
    }
  }

  private void lossy(long data, long length) {
    bytes.check(length >= 10);
    int tag = bytes.u24le(data);
    boolean keyFrame = (tag & 1) == 0;
    bytes.check(keyFrame && (tag >> 5) <= length - 10);
    bytes.check(bytes.reads(data + 3, "\u009d\u0001*"));
    width = bytes.u16le(data + 6) & 0x3FFF;
    height = bytes.u16le(data + 8) & 0x3FFF;
    bytes.check(width > 0 && height > 0);
  }

  private void lossless(long data, long length) {
    bytes.check(length >= 5 && bytes.u8(data) == 0x2F);
    long bits = bytes.u32le(data + 1);
    width = (int) (bits & 0x3FFF) + 1;
    height = (int) (bits >> 14 & 0x3FFF) + 1;
    losslessAlpha = (bits >> 28 & 1) == 1;
    bytes.check(bits >> 29 == 0);
  }

  boolean complete() {
    return pictureChunk != null;
  }

  boolean alpha() {
    return losslessAlpha || alphaChunk != null;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** A file of its own that holds this picture and nothing else. */
  List<MemorySegment> essence() {
    List<MemorySegment> chunks = new ArrayList<>();
    if (alphaChunk != null) {
      chunks.add(extension());
      padded(chunks, alphaChunk);
    }
    if (pictureChunk != null) {
      padded(chunks, pictureChunk);
    }
    long size = chunks.stream().mapToLong(MemorySegment::byteSize).sum();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.writeBytes(ascii("RIFF"));
    head.writeBytes(littleEndian((int) size + 4));
    head.writeBytes(ascii("WEBP"));
    chunks.addFirst(MemorySegment.ofArray(head.toByteArray()));
    return chunks;
  }

  private MemorySegment extension() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("VP8X"));
    out.writeBytes(littleEndian(10));
    out.writeBytes(littleEndian(HAS_ALPHA));
    out.write(littleEndian(width - 1), 0, 3);
    out.write(littleEndian(height - 1), 0, 3);
    return MemorySegment.ofArray(out.toByteArray());
  }

  private static void padded(List<MemorySegment> chunks, MemorySegment chunk) {
    chunks.add(chunk);
    if ((chunk.byteSize() & 1) == 1) {
      chunks.add(MemorySegment.ofArray(new byte[1]));
    }
  }

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}
