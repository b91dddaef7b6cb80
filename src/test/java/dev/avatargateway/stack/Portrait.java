package dev.avatargateway.stack;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.AreaAveragingScaleFilter;
import java.awt.image.BufferedImage;
import java.awt.image.FilteredImageSource;
import java.awt.image.PixelGrabber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A drawn picture, wider than high, and how like another one it is once cut and scaled. */
final class Portrait {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 700;

  private final byte[] bytes;

  private Portrait(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Each number gives another one; {@code format} is {@code png} or {@code jpg}. */
  static Portrait draw(int number, String format) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Color warm = Color.getHSBColor(number / 7f, 0.6f, 0.9f);
    Color cold = Color.getHSBColor(number / 7f + 0.5f, 0.8f, 0.4f);
    pen.setPaint(new GradientPaint(0, 0, warm, WIDTH, HEIGHT, cold));
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(Color.WHITE);
    pen.fillOval(250 + 20 * number, 120, 320, 430);
    pen.setColor(cold);
    pen.fillRect(330 + 20 * number, 260, 50, 30);
    pen.fillRect(450 + 20 * number, 260, 50, 30);
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, 100, HEIGHT);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return new Portrait(out.toByteArray());
  }

  byte[] bytes() {
    return bytes;
  }

  /** The greatest and the mean distance of any channel to this picture's middle at that edge. */
  Distance distance(byte[] rendition, int edge) throws IOException, InterruptedException {
    BufferedImage seen = read(rendition);
    if (seen.getWidth() != edge || seen.getHeight() != edge) {
      throw new AssertionError(
          "%d by %d instead of %d".formatted(seen.getWidth(), seen.getHeight(), edge));
    }
    BufferedImage sent = read(bytes);
    BufferedImage middle = sent.getSubimage((WIDTH - HEIGHT) / 2, 0, HEIGHT, HEIGHT);
    int[] wanted = pixels(middle, edge);
    int[] came = seen.getRGB(0, 0, edge, edge, null, 0, edge);
    int greatest = 0;
    long sum = 0;
    for (int i = 0; i < wanted.length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        int apart = Math.abs((wanted[i] >> shift & 0xff) - (came[i] >> shift & 0xff));
        greatest = Math.max(greatest, apart);
        sum += apart;
      }
    }
    return new Distance(greatest, sum / (3.0 * wanted.length));
  }

  /**
   * How far two pictures are apart, in steps of 0 to 255.
   *
   * @param greatest of any channel of any pixel
   * @param mean over all channels of all pixels
   */
  record Distance(int greatest, double mean) {}

  private static BufferedImage read(byte[] bytes) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    if (image == null) {
      throw new AssertionError("no picture");
    }
    return image;
  }

  private static int[] pixels(BufferedImage image, int edge) throws InterruptedException {
    int[] pixels = new int[edge * edge];
    var scaled =
        new FilteredImageSource(image.getSource(), new AreaAveragingScaleFilter(edge, edge));
    if (!new PixelGrabber(scaled, 0, 0, edge, edge, pixels, 0, edge).grabPixels()) {
      throw new AssertionError("the expected picture could not be made");
    }
    return pixels;
  }
}
