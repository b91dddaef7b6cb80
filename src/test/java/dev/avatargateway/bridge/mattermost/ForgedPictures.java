package dev.avatargateway.bridge.mattermost;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/** Small pictures made by code, remembered once made. */
final class ForgedPictures {

  static final int KINDS = 64;

  private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

  private ForgedPictures() {}

  /** A square of four colours that depend on the kind; kinds are nothing alike. */
  static byte[] picture(int kind, int edge) {
    return MADE.computeIfAbsent(kind + "/" + edge, _ -> draw(kind, edge)).clone();
  }

  /** A white bar on a colour, as plain as a letter I. */
  static byte[] initials(int rgb) {
    return MADE.computeIfAbsent(
            "initials " + rgb,
            _ -> {
              BufferedImage image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
              fill(image, new Color(rgb), 0, 0, 128, 128);
              fill(image, Color.WHITE, 58, 40, 12, 48);
              return png(image);
            })
        .clone();
  }

  static byte[] png(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] draw(int kind, int edge) {
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    for (int quarter = 0; quarter < 4; quarter++) {
      float hue = ((kind * 7 + quarter * 19) % KINDS) / (float) KINDS;
      float brightness = 0.4f + 0.15f * ((kind >> quarter) & 3);
      Color colour = Color.getHSBColor(hue, 0.9f, brightness);
      int half = edge / 2;
      fill(image, colour, half * (quarter & 1), half * (quarter >> 1), half, half);
    }
    return png(image);
  }

  private static void fill(BufferedImage image, Color colour, int x, int y, int width, int height) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(x, y, width, height);
    graphics.dispose();
  }
}
