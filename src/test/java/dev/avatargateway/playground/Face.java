package dev.avatargateway.playground;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Drawn faces that people tell apart at a glance: each number has colours and hair of its own. */
public final class Face {

  private final int number;
  private final int edge;

  public Face(int number, int edge) {
    this.number = number;
    this.edge = edge;
  }

  public byte[] png() {
    return encoded("png");
  }

  public byte[] jpeg() {
    return encoded("jpg");
  }

  private byte[] encoded(String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(drawn(), format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private BufferedImage drawn() {
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.scale(edge / 100.0, edge / 100.0);
    float hue = number * 0.618f % 1;
    graphics.setColor(Color.getHSBColor(hue, 0.55f, 0.85f));
    graphics.fillRect(0, 0, 100, 100);
    graphics.setColor(Color.getHSBColor(hue + 0.5f, 0.7f, 0.45f));
    graphics.fill(new Ellipse2D.Double(15, 78, 70, 60));
    int volume = 2 + number % 4 * 4;
    graphics.setColor(Color.getHSBColor(0.07f, 0.6f, 0.15f + number % 3 * 0.3f));
    graphics.fill(new Ellipse2D.Double(27 - volume, 14 - volume, 46 + 2 * volume, 52 + volume));
    graphics.setColor(Color.getHSBColor(0.07f, 0.2f + number % 5 * 0.12f, 0.95f));
    graphics.fill(new Ellipse2D.Double(28, 24, 44, 56));
    graphics.setColor(Color.DARK_GRAY);
    graphics.fill(new Ellipse2D.Double(38, 44, 6, 8));
    graphics.fill(new Ellipse2D.Double(56, 44, 6, 8));
    graphics.setStroke(new BasicStroke(2.5f));
    graphics.draw(new Arc2D.Double(40, 52, 20, 16, 200, 140, Arc2D.OPEN));
    graphics.dispose();
    return image;
  }
}
