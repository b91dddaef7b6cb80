package dev.avatargateway.browser;

import com.microsoft.playwright.options.FilePayload;
import dev.avatargateway.playground.Face;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A picture wider than high, with a face in the middle, as cameras make them. */
final class Wide {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 900;

  private Wide() {}

  static byte[] jpeg(int number) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D paper = image.createGraphics();
    BufferedImage face = ImageIO.read(new ByteArrayInputStream(new Face(number, HEIGHT).png()));
    Color wall = new Color(face.getRGB(0, 0));
    paper.setPaint(new GradientPaint(0, 0, wall.brighter(), WIDTH, 0, wall.darker()));
    paper.fillRect(0, 0, WIDTH, HEIGHT);
    paper.drawImage(face, (WIDTH - HEIGHT) / 2, 0, null);
    paper.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  static FilePayload file(int number) throws IOException {
    return new FilePayload("me.jpg", "image/jpeg", jpeg(number));
  }

  /** As a page's own programs can hold it. */
  static String base64(int number) throws IOException {
    return Base64.getEncoder().encodeToString(jpeg(number));
  }
}
