package dev.avatargateway.bridge.cloudreve;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Numbered pictures that cost next to nothing: two colours, different for each number. */
final class Tint {

  private Tint() {}

  /** A PNG of two colours, half and half. */
  static byte[] png(int number, int edge) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(300);
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunk(
        out,
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(edge)
            .putInt(edge)
            .put(8, (byte) 1)
            .put(9, (byte) 3)
            .array());
    chunk(out, "PLTE", ByteBuffer.allocate(6).put(rgb(number)).put(rgb(~number)).array());
    int stride = 1 + (edge + 7) / 8;
    byte[] rows = new byte[stride * edge];
    for (int y = edge / 2; y < edge; y++) {
      for (int i = 1; i < stride; i++) {
        rows[y * stride + i] = (byte) 0xff;
      }
    }
    chunk(out, "IDAT", deflated(rows));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** A JPEG of the same two colours. */
  static byte[] jpeg(int number, int edge) {
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour(rgb(number)));
    graphics.fillRect(0, 0, edge, edge);
    graphics.setColor(colour(rgb(~number)));
    graphics.fillRect(0, edge / 2, edge, edge);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Neighbouring numbers are far apart, so that no tolerance takes one for another. */
  private static byte[] rgb(int number) {
    int mixed = number * 0x9E3779B1;
    return new byte[] {(byte) (mixed >>> 24), (byte) (mixed >>> 16), (byte) (mixed >>> 8)};
  }

  private static Color colour(byte[] rgb) {
    return new Color(rgb[0] & 0xff, rgb[1] & 0xff, rgb[2] & 0xff);
  }

  private static byte[] deflated(byte[] bytes) {
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] room = new byte[bytes.length + 100];
      return Arrays.copyOf(room, deflater.deflate(room));
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    CRC32 crc = new CRC32();
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
