package dev.avatargateway.image;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.avatargateway.core.Initials;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Draws initials by laying a letter's mask over a colour; needs no fonts and no native library.
 * Remembers what it drew last. Safe for use by many threads.
 */
public final class GlyphInitials implements Initials {

  /** All letters and digits in all of Mattermost's colours, about 2 KB each. */
  private static final int REMEMBERED = 1024;

  private final GlyphSprite sprite;
  private final Cache<Drawing, ByteBuffer> drawn =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  private record Drawing(int letter, int rgb) {}

  private GlyphInitials(GlyphSprite sprite) {
    this.sprite = sprite;
  }

  /** With the letters that come with the program. */
  public static GlyphInitials builtIn() {
    return new GlyphInitials(GlyphSprite.builtIn());
  }

  /**
   * With one's own letters.
   *
   * @param file a PNG of 768×768 pixels: six rows of six cells of 128×128, A to Z and then 0 to 9,
   *     white on black
   * @throws IllegalArgumentException when the file is something else; the message names it
   */
  public static GlyphInitials of(Path file) {
    return new GlyphInitials(GlyphSprite.of(file));
  }

  @Override
  public ByteBuffer draw(int letter, int rgb) {
    int known = sprite.has(letter) ? letter : -1;
    return drawn.get(new Drawing(known, rgb & 0xFFFFFF), this::paint).duplicate();
  }

  private ByteBuffer paint(Drawing drawing) {
    int edge = GlyphSprite.CELL;
    byte[] rgb = new byte[edge * edge * 3];
    for (int i = 0; i < edge * edge; i++) {
      int white = sprite.coverage(drawing.letter(), i % edge, i / edge);
      for (int channel = 0; channel < 3; channel++) {
        int colour = drawing.rgb() >> (16 - 8 * channel) & 0xFF;
        rgb[3 * i + channel] = (byte) ((colour * (255 - white) + 255 * white + 127) / 255);
      }
    }
    return ByteBuffer.wrap(PngWriter.write(rgb, edge, edge)).asReadOnlyBuffer();
  }
}
