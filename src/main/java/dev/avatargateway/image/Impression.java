package dev.avatargateway.image;

/**
 * A picture as it is seen from afar: the middle square, upright, on white, scaled to 64 by 64
 * pixels and averaged to 16 by 16 cells. Grain, ringing and the blocks of JPEG vanish in a cell;
 * what is drawn, where, and how bright does not.
 *
 * <p>Measured on portraits, photographs with grain, number fields, initials and slopes, in levels
 * of 0 to 255, the mean over all cells and the worst cell. The same picture scaled to 128 and back
 * (nearest, bilinear, bicubic, area), as JPEG of quality 75 to 95 or WebP at full size or at 128,
 * and our own renditions from 50 to 512: at most 1.63 and 10.5. Another one: text over it, other
 * letters, mirrored: worst cell at least 15; cropped by 3 %: at least 1.94 or 16; a light or
 * middling picture 5 % brighter or darker: mean at least 3.1. Only in a picture that is almost
 * black are 5 % less than what JPEG leaves.
 */
final class Impression {

  /** The mean up to which two are alike. */
  static final double MEAN = 1.8;

  /** The worst cell up to which two are alike. */
  static final double WORST = 12;

  private static final int EDGE = 64;
  private static final int CELL = 4;
  private static final int CELLS = EDGE / CELL;
  private static final int CHANNELS = 3;
  private static final double CELL_PIXELS = CELL * CELL;

  /** For each cell the sum of each channel. */
  private final int[] sums = new int[CELLS * CELLS * CHANNELS];

  private Impression(byte[] bgr) {
    for (int i = 0; i < bgr.length; i++) {
      int pixel = i / CHANNELS;
      int cell = pixel / EDGE / CELL * CELLS + pixel % EDGE / CELL;
      sums[cell * CHANNELS + i % CHANNELS] += bgr[i] & 0xFF;
    }
  }

  /** Everything native belongs to the surrounding pointer scope. */
  static Impression of(Outline outline) {
    Pixels square = Renditions.square(outline, Decoder.decode(outline, shrink(outline)));
    Pixels small = Upright.turn(new Scaler(square, EDGE).to(EDGE), outline.orientation());
    Colours colours = new Colours(outline.profile().bytes(), small.model());
    return new Impression(Samples.of(Encoder.onWhite(colours.toSrgb(small))));
  }

  /** What a JPEG may be scaled down by while it is decoded: the rest is left to our own filter. */
  private static int shrink(Outline outline) {
    return Renditions.shrink(outline, 2 * EDGE);
  }

  static long footprint(Outline outline) {
    return Footprint.of(outline, shrink(outline));
  }

  boolean isLike(Impression other) {
    double sum = 0;
    double worst = 0;
    for (int cell = 0; cell < sums.length; cell += CHANNELS) {
      int apart = 0;
      for (int i = cell; i < cell + CHANNELS; i++) {
        apart += Math.abs(sums[i] - other.sums[i]);
      }
      double levels = apart / (CHANNELS * CELL_PIXELS);
      sum += levels;
      worst = Math.max(worst, levels);
    }
    return sum / (CELLS * CELLS) <= MEAN && worst <= WORST;
  }
}
