package dev.avatargateway.stack;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * A flat picture with a number in it, as four by four light and dark fields: ten bits of number and
 * six with which damage is noticed. It can be read from any rendition.
 */
final class NumberedPicture {

  static final int EDGE = 400;

  private static final int FIELDS = 4;
  private static final int CHECK = 61;

  private NumberedPicture() {}

  /**
   * @param number 0 to 1023
   * @param format {@code png} or {@code jpg}
   */
  static byte[] draw(int number, String format) throws IOException {
    BufferedImage image = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    int field = EDGE / FIELDS;
    int bits = number << 6 | check(number);
    for (int i = 0; i < FIELDS * FIELDS; i++) {
      boolean light = (bits >> i & 1) == 1;
      pen.setColor(Color.getHSBColor(number / 50f, 0.5f, light ? 1f : 0.2f));
      pen.fillRect(i % FIELDS * field, i / FIELDS * field, field, field);
    }
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  /** The number in a whole rendition with edges of that length. */
  static int read(byte[] rendition, int edge) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(rendition));
    if (image == null || image.getWidth() != edge || image.getHeight() != edge) {
      throw new AssertionError("not a picture of edge " + edge + ": " + image);
    }
    int bits = 0;
    for (int i = 0; i < FIELDS * FIELDS; i++) {
      int x = (2 * (i % FIELDS) + 1) * edge / (2 * FIELDS);
      int y = (2 * (i / FIELDS) + 1) * edge / (2 * FIELDS);
      Color middle = new Color(image.getRGB(x, y));
      int brightness = Math.max(middle.getRed(), Math.max(middle.getGreen(), middle.getBlue()));
      bits |= (brightness > 150 ? 1 : 0) << i;
    }
    int number = bits >> 6;
    if ((bits & 63) != check(number)) {
      throw new AssertionError("no numbered picture: " + Integer.toBinaryString(bits));
    }
    return number;
  }

  private static int check(int number) {
    return number * 37 % CHECK;
  }
}
