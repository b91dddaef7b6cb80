package dev.avatargateway.image;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Sketch;
import dev.avatargateway.core.Sketcher;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Draws pictures of few colours as PNG with a palette; needs no fonts and no native library.
 * Remembers up to a number of bytes what it drew last, and draws as many at a time as there are
 * processors.
 */
public final class PaletteSketcher implements Sketcher {

  private static final long REMEMBERED = 4 << 20;
  private static final int OVERHEAD = 512;
  private static final int WHITE = 0xFFFFFF;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final GlyphSprite sprite;
  private final Permits turns = Permits.of(Runtime.getRuntime().availableProcessors(), PATIENCE);
  private final Cache<Drawing, ByteBuffer> drawn =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED)
          .<Drawing, ByteBuffer>weigher((_, png) -> png.remaining() + OVERHEAD)
          .build();

  private record Drawing(Sketch sketch, int edge) {}

  private PaletteSketcher(GlyphSprite sprite) {
    this.sprite = sprite;
  }

  /** With the letters that come with the program. */
  public static PaletteSketcher builtIn() {
    return new PaletteSketcher(GlyphSprite.builtIn());
  }

  /**
   * With one's own letters.
   *
   * @param file as with {@link GlyphInitials#of}
   * @throws IllegalArgumentException when the file is something else; the message names it
   */
  public static PaletteSketcher of(Path file) {
    return new PaletteSketcher(GlyphSprite.of(file));
  }

  @Override
  public ByteBuffer draw(Sketch sketch, int edge) {
    if (edge < 1 || edge > Cut.MAX_EDGE) {
      throw new IllegalArgumentException("edge " + edge);
    }
    Drawing drawing = new Drawing(sketch, edge);
    ByteBuffer known = drawn.getIfPresent(drawing);
    if (known != null) {
      return known.duplicate();
    }
    try (Permits.Permit _ = turns.acquire(1, (long) edge * edge)) {
      ByteBuffer png = ByteBuffer.wrap(PngWriter.write(painting(sketch), edge)).asReadOnlyBuffer();
      drawn.put(drawing, png);
      return png.duplicate();
    }
  }

  private Painting painting(Sketch sketch) {
    return switch (sketch) {
      case Sketch.Blank() -> new BlankPainting();
      case Sketch.Plain(int rgb) ->
          new MosaicPainting(new Sketch.Mosaic(1, List.of(0), List.of(rgb)));
      case Sketch.Mosaic mosaic -> new MosaicPainting(mosaic);
      case Sketch.Silhouette(int ground, int figure) ->
          new InkPainting(ground, figure, new SilhouetteInk());
      case Sketch.Letters(String letters, int ground) ->
          new InkPainting(ground, WHITE, new LettersInk(sprite, letters));
    };
  }

  /** How many bytes are remembered now. */
  long remembered() {
    drawn.cleanUp();
    return drawn.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  /** Nothing at all. */
  private record BlankPainting() implements Painting {

    @Override
    public int[] colours() {
      return new int[0];
    }

    @Override
    public void row(int y, byte[] places) {}
  }
}
