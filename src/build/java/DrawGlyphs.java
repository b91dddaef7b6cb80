import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import javax.imageio.ImageIO;

/**
 * Draws the sprite that pictures of initials are made of: six rows of six cells of 128×128, A to Z
 * and then 0 to 9, white on black, each letter where Mattermost puts it. Run once for a font:
 *
 * <pre>
 * mvn dependency:get -Dtransitive=false -Dartifact=net.sf.jasperreports:jasperreports-fonts:6.21.3
 * unzip -j jasperreports-fonts-6.21.3.jar net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf
 * java src/build/java/DrawGlyphs.java DejaVuSans-Bold.ttf \
 *     src/main/resources/dev/avatargateway/image/initials-glyphs.png
 * </pre>
 */
public final class DrawGlyphs {

  private static final String GLYPHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int COLUMNS = 6;
  private static final int CELL = 128;
  private static final float SIZE = 64;

  private DrawGlyphs() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("java.awt.headless", "true");
    Font font = Font.createFont(Font.TRUETYPE_FONT, new File(arguments[0])).deriveFont(SIZE);
    int edge = COLUMNS * CELL;
    BufferedImage sprite = new BufferedImage(edge, edge, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D canvas = sprite.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    canvas.setColor(Color.WHITE);
    for (int i = 0; i < GLYPHS.length(); i++) {
      draw(canvas, font, GLYPHS.charAt(i), i % COLUMNS * CELL, i / COLUMNS * CELL);
    }
    ImageIO.write(sprite, "png", new File(arguments[1]));
  }

  /** Centres the advance, and puts the baseline half the glyph's height below the middle. */
  private static void draw(Graphics2D canvas, Font font, char letter, int left, int top) {
    FontRenderContext exact = new FontRenderContext(null, true, true);
    GlyphVector glyph = font.createGlyphVector(exact, String.valueOf(letter));
    Rectangle2D bounds = glyph.getVisualBounds();
    double x = (CELL - glyph.getGlyphMetrics(0).getAdvanceX()) / 2;
    double y = (CELL + bounds.getHeight()) / 2;
    canvas.setClip(left, top, CELL, CELL);
    canvas.fill(glyph.getOutline((float) (left + x), (float) (top + y)));
  }
}
