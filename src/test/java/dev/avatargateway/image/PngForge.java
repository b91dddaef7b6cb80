package dev.avatargateway.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNGs of any kind, good and bad ones, chunk by chunk. */
final class PngForge {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PngForge() {
    out.writeBytes(SIGNATURE);
  }

  PngForge header(int width, int height, int depth, int colourType, int interlace) {
    byte[] rest = {(byte) depth, (byte) colourType, 0, 0, (byte) interlace};
    return chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(rest).array());
  }

  PngForge chunk(String type, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
    crc.update(data);
    return chunk(type, data, data.length, (int) crc.getValue());
  }

  PngForge chunk(String type, byte[] data, int length, int crc) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(crc).array());
    return this;
  }

  /** Rows with their filter bytes, compressed into one chunk. */
  PngForge pixels(byte[] rows) {
    return chunk("IDAT", deflate(rows));
  }

  byte[] end() {
    return chunk("IEND", new byte[0]).unfinished();
  }

  byte[] unfinished() {
    return out.toByteArray();
  }

  static byte[] deflate(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        compressed.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    return compressed.toByteArray();
  }
}
