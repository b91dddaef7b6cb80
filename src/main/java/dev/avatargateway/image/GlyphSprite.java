package dev.avatargateway.image;

import dev.avatargateway.core.ImageType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The masks of A to Z and 0 to 9: how much of each pixel a letter covers. */
final class GlyphSprite {

  /** The edge of a letter's mask. */
  static final int CELL = 128;

  private static final String GLYPHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int COLUMNS = 6;
  private static final int EDGE = COLUMNS * CELL;

  private final byte[] coverage;

  private GlyphSprite(byte[] coverage) {
    this.coverage = coverage;
  }

  /** The sprite that comes with the program. */
  static GlyphSprite builtIn() {
    try (InputStream in = GlyphSprite.class.getResourceAsStream("initials-glyphs.png")) {
      if (in == null) {
        throw new IllegalStateException("initials-glyphs.png is missing from the program");
      }
      return of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sprite of the same shape; the message of a refusal says what is wrong with the file. */
  static GlyphSprite of(Path file) {
    try {
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file, e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          file + " is not a PNG of " + EDGE + "×" + EDGE + " pixels", e);
    }
  }

  private static GlyphSprite of(byte[] png) throws IOException {
    Outline outline = Outline.of(ByteBuffer.wrap(png), (long) EDGE * EDGE);
    if (outline.type() != ImageType.PNG || outline.width() != EDGE || outline.height() != EDGE) {
      throw new IllegalArgumentException("not a sprite");
    }
    ImageReader reader = JdkDecoder.reader(ImageType.PNG);
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
      reader.setInput(input, true, true);
      return new GlyphSprite(coverage(reader.read(0)));
    } finally {
      reader.dispose();
    }
  }

  /** Black is nothing, white is the letter; the raw samples of a grey picture are not linear RGB. */
  private static byte[] coverage(BufferedImage image) {
    boolean grey = image.getRaster().getNumBands() == 1 && image.getSampleModel().getSampleSize(0) == 8;
    byte[] out = new byte[EDGE * EDGE];
    for (int i = 0; i < out.length; i++) {
      int x = i % EDGE;
      int y = i / EDGE;
      out[i] =
          (byte) (grey ? image.getRaster().getSample(x, y, 0) : image.getRGB(x, y) >> 8);
    }
    return out;
  }

  /** Whether there is a mask of this character. */
  boolean has(int letter) {
    return GLYPHS.indexOf(letter) >= 0;
  }

  /** How much of a pixel a letter covers, 0 to 255; nothing where there is no mask. */
  int coverage(int letter, int x, int y) {
    int index = GLYPHS.indexOf(letter);
    if (index < 0) {
      return 0;
    }
    int row = index / COLUMNS * CELL + y;
    int column = index % COLUMNS * CELL + x;
    return coverage[row * EDGE + column] & 0xFF;
  }
}
