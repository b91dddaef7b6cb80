package dev.avatargateway.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small files that ask for much: P4 to P9. */
final class Bombs {

  private Bombs() {}

  static Map<String, byte[]> all() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("PNG of 8·10¹¹ pixels", png(935_820, 854_554, 2, 9));
    all.put("flat PNG of 0.84 gigapixels", png(25_200, 33_300, 3, 25_201));
    all.put("JPEG of 64250²", jpeg(64_250, 64_250));
    all.put("JPEG of 0.75 gigapixels", jpeg(22_500, 33_300));
    all.put("GIF of 65535²", gif(65_535, 65_535, 1, 1, 1));
    all.put("GIF of 65535 by 1321", gif(65_535, 1321, 65_535, 1321, 1));
    all.put("GIF with a huge frame", gif(10, 10, 65_535, 65_535, 1));
    all.put("GIF of no size", gif(0, 0, 0, 0, 1));
    all.put("GIF with a frame of no size", gif(10, 10, 0, 10, 1));
    all.put("BMP of 1073741825 by 1", bmp(1_073_741_825, 1));
    all.put("BMP of no width", bmp(0, 10));
    all.put("TIFF of 2³⁰ by 32", tiff());
    all.put("PNG of no height", png(10, 0, 2, 9));
    return all;
  }

  /** Films that are taken for their first frame. */
  static Map<String, byte[]> films() {
    return Map.of(
        "GIF of 10000 frames", gif(1, 1, 1, 1, 10_000),
        "GIF of 1000 frames of 4000²", gif(4000, 4000, 1, 1, 1000));
  }

  /** A flat picture with as many bytes of rows as are told. */
  static byte[] png(int width, int height, int colour, long rowBytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    byte[] kind = {8, (byte) colour, 0, 0, 0};
    chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(kind).array());
    if (colour == 3) {
      chunk(out, "PLTE", new byte[] {1, 2, 3});
    }
    chunk(out, "IDAT", deflated(rowBytes));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] deflated(long zeros) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 16];
    byte[] buffer = new byte[1 << 16];
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
      for (long left = zeros; left > 0; left -= block.length) {
        deflater.setInput(block, 0, (int) Math.min(block.length, left));
        while (!deflater.needsInput()) {
          out.write(buffer, 0, deflater.deflate(buffer));
        }
      }
      deflater.finish();
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    chunk.put(name.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, 4 + data.length);
    out.writeBytes(chunk.putInt((int) sum.getValue()).array());
  }

  /** A frame header and nothing of what it announces. */
  private static byte[] jpeg(int width, int height) {
    ByteBuffer out = ByteBuffer.allocate(1407);
    out.putShort((short) 0xFFD8).putShort((short) 0xFFC0).putShort((short) 17).put((byte) 8);
    out.putShort((short) height).putShort((short) width).put((byte) 3);
    out.put(new byte[] {1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0});
    return out.putShort(1405, (short) 0xFFD9).array();
  }

  static byte[] gif(int width, int height, int frameWidth, int frameHeight, int frames) {
    ByteBuffer out = ByteBuffer.allocate(20 + 15 * frames + 19).order(ByteOrder.LITTLE_ENDIAN);
    out.put("GIF89a".getBytes(StandardCharsets.US_ASCII));
    out.putShort((short) width).putShort((short) height).put(new byte[] {(byte) 0x80, 0, 0});
    out.put(new byte[] {0, 0, 0, 9, 9, 9});
    for (int i = 0; i < frames; i++) {
      out.put((byte) ',').putShort((short) 0).putShort((short) 0);
      out.putShort((short) frameWidth).putShort((short) frameHeight);
      out.put(new byte[] {0, 2, 2, 0x44, 1, 0});
    }
    return Arrays.copyOf(out.put((byte) ';').array(), out.position());
  }

  private static byte[] bmp(int width, int height) {
    ByteBuffer out = ByteBuffer.allocate(74).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'B').put((byte) 'M').putInt(74).putInt(0).putInt(54).putInt(40);
    return out.putInt(width).putInt(height).putShort((short) 1).putShort((short) 24).array();
  }

  private static byte[] tiff() {
    ByteBuffer out = ByteBuffer.allocate(336).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 2);
    out.putShort((short) 256).putShort((short) 4).putInt(1).putInt(1 << 30);
    return out.putShort((short) 257).putShort((short) 4).putInt(1).putInt(32).array();
  }
}
