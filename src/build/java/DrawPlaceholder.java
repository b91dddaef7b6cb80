import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws the picture of people without a picture: {@code java DrawPlaceholder.java OUT.png}. */
final class DrawPlaceholder {

  private static final int EDGE = 512;

  public static void main(String[] args) throws Exception {
    BufferedImage image = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(new Color(0xD5DBE3));
    g.fillRect(0, 0, EDGE, EDGE);
    g.setColor(new Color(0x8A97A8));
    g.fill(new Ellipse2D.Double(166, 104, 180, 196));
    g.fill(new Ellipse2D.Double(66, 330, 380, 330));
    g.dispose();
    ImageIO.write(image, "png", Path.of(args[0]).toFile());
  }
}
