package dev.avatargateway.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes small opaque pictures as PNG without the native library. */
final class PngWriter {

  private static final byte[] SIGNATURE = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'
  };

  private PngWriter() {}

  /**
   * @param rgb red, green and blue of each pixel, rows from the top
   */
  static byte[] write(byte[] rgb, int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    byte[] header = {8, 2, 0, 0, 0};
    chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(header).array());
    chunk(out, "IDAT", deflated(rgb, width, height));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] rgb, int width, int height) {
    byte[] rows = new byte[(width * 3 + 1) * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(rgb, y * width * 3, rows, y * (width * 3 + 1) + 1, width * 3);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(rows);
      deflater.finish();
      byte[] buffer = new byte[4096];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] data) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(type);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
