package dev.avatargateway.image;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A look at the headers of a BMP: they must agree with each other and with the file's length. */
final class BmpWalk {

  private static final int FILE_HEADER = 14;
  private static final int CORE_HEADER = 12;
  private static final int INFO_HEADER = 40;
  private static final int V4_HEADER = 108;
  private static final int V5_HEADER = 124;

  private static final int RGB = 0;
  private static final int RLE8 = 1;
  private static final int RLE4 = 2;
  private static final int BITFIELDS = 3;
  private static final int JPEG = 4;
  private static final int PNG = 5;

  private final Bytes bytes;
  private final Outline.Dimensions limit;

  BmpWalk(Bytes bytes, Outline.Dimensions limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  Outline outline() {
    long start = bytes.u32le(10);
    long header = bytes.u32le(FILE_HEADER);
    boolean core = header == CORE_HEADER;
    bytes.check(core || header == INFO_HEADER || header == V4_HEADER || header == V5_HEADER);
    bytes.need(FILE_HEADER, header);
    int width = core ? bytes.u16le(18) : bytes.i32le(18);
    long height = core ? bytes.u16le(20) : Math.abs((long) bytes.i32le(22));
    limit.check(width, height);
    bytes.check(bytes.u16le(core ? 22 : 26) == 1);
    int depth = bytes.u16le(core ? 24 : 28);
    long compression = core ? RGB : bytes.u32le(30);
    if (compression == JPEG || compression == PNG) {
      throw new RefusedException(
          new Refusal.NotAnImage(compression == JPEG ? "JPEG in a BMP" : "PNG in a BMP"));
    }
    bytes.check(start >= FILE_HEADER + header + palette(core, depth));
    bytes.check(compression <= BITFIELDS && fits(depth, (int) compression));
    boolean coded = compression == RLE8 || compression == RLE4;
    long rowBytes = ((long) width * depth + 31) / 32 * 4;
    bytes.need(start, coded ? 2 : rowBytes * height);
    return new Outline(
        ImageType.BMP,
        width,
        (int) height,
        Orientation.UPRIGHT,
        EmbeddedProfile.NONE,
        new Coding.Bmp(depth),
        essence(header));
  }

  private static boolean fits(int depth, int compression) {
    return switch (compression) {
      case RGB ->
          depth == 1 || depth == 4 || depth == 8 || depth == 16 || depth == 24 || depth == 32;
      case RLE8 -> depth == 8;
      case RLE4 -> depth == 4;
      default -> depth == 16 || depth == 32;
    };
  }

  private long palette(boolean core, int depth) {
    if (depth > 8) {
      return 0;
    }
    long declared = core ? 0 : bytes.u32le(46);
    long entries = declared == 0 ? 1L << depth : declared;
    bytes.check(entries <= 1L << depth);
    return entries * (core ? 3 : 4);
  }

  /** Says sRGB where a profile, which could even name a file of this machine, is announced. */
  private List<MemorySegment> essence(long header) {
    if (header < V4_HEADER) {
      return List.of(bytes.slice(0, bytes.size()));
    }
    long colourSpace = FILE_HEADER + 56;
    byte[] srgb = "BGRs".getBytes(StandardCharsets.US_ASCII);
    long rest = colourSpace + srgb.length;
    return List.of(
        bytes.slice(0, colourSpace),
        MemorySegment.ofArray(srgb),
        bytes.slice(rest, bytes.size() - rest));
  }
}
