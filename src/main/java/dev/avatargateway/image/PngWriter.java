package dev.avatargateway.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes pictures that were drawn here as PNG, without the native library. */
final class PngWriter {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** The filter that gives a row as its difference from the one above. */
  private static final byte UP = 2;

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

  /** Writes a painting a row at a time, so that only the file is held. */
  static byte[] write(Painting painting, int edge) {
    int[] colours = painting.colours();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    byte[] header = {8, 3, 0, 0, 0};
    chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(edge).putInt(edge).put(header).array());
    ByteBuffer palette = ByteBuffer.allocate(3 * Math.max(1, colours.length));
    for (int rgb : colours) {
      palette.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
    }
    chunk(out, "PLTE", palette.array());
    if (colours.length == 0) {
      chunk(out, "tRNS", new byte[1]);
    }
    chunk(out, "IDAT", deflated(painting, edge));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** Each row as what it differs by from the one above, which is mostly nothing. */
  private static byte[] deflated(Painting painting, int edge) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] above = new byte[edge];
    byte[] places = new byte[edge];
    byte[] filtered = new byte[edge + 1];
    filtered[0] = UP;
    try (Deflater deflater = new Deflater();
        DeflaterOutputStream rows = new DeflaterOutputStream(out, deflater, 4096)) {
      for (int y = 0; y < edge; y++) {
        painting.row(y, places);
        for (int x = 0; x < edge; x++) {
          filtered[x + 1] = (byte) (places[x] - above[x]);
        }
        rows.write(filtered);
        System.arraycopy(places, 0, above, 0, edge);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
