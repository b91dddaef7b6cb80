package dev.avatargateway.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Pictures for the hall's tests. */
final class Drawing {

  private Drawing() {}

  /** Another picture for each number: a slope in two colours. */
  static byte[] png(int number, int width, int height) throws IOException {
    return encode(slope(number, width, height, BufferedImage.TYPE_INT_RGB), "png");
  }

  /** A picture that is nowhere opaque. */
  static byte[] clearPng(int number, int width, int height) throws IOException {
    return encode(slope(number, width, height, BufferedImage.TYPE_INT_ARGB), "png");
  }

  /** The same pixels, written by another encoder and in another format. */
  static byte[] reencoded(byte[] picture, String format) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    BufferedImage plain =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    plain.getGraphics().drawImage(image, 0, 0, null);
    return encode(plain, format);
  }

  /** The same picture, but that one channel of one pixel differs by one. */
  static byte[] touched(byte[] picture) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    image.setRGB(3, 3, image.getRGB(3, 3) ^ 1);
    return encode(image, "png");
  }

  private static BufferedImage slope(int number, int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = 255 * x / width;
        int green = 255 * y / height;
        image.setRGB(x, y, 0x80_00_00_00 | red << 16 | green << 8 | (37 * number & 0xff));
      }
    }
    return image;
  }

  private static byte[] encode(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }
}
