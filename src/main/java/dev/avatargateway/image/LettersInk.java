package dev.avatargateway.image;

/** One or two letters side by side in the middle, from their masks. */
final class LettersInk implements InkPainting.Ink {

  private static final int CELL = GlyphSprite.CELL;

  /** Between two letters, in pixels of the masks. */
  private static final int GAP = 6;

  /** What two letters take at most, of the picture's width. */
  private static final double WIDEST = 0.72;

  /** Points looked at in each direction for a pixel that covers many of the mask's. */
  private static final int MOST_POINTS = 8;

  private final int width;
  private final byte[] mask;
  private final double scale;

  LettersInk(GlyphSprite sprite, String letters) {
    int[] left = letters.chars().map(letter -> edge(sprite, letter, 0, 1)).toArray();
    int[] right = letters.chars().map(letter -> edge(sprite, letter, CELL - 1, -1)).toArray();
    int total = GAP * (left.length - 1);
    for (int i = 0; i < left.length; i++) {
      total += right[i] - left[i] + 1;
    }
    width = total;
    mask = new byte[width * CELL];
    int at = 0;
    for (int i = 0; i < left.length; i++) {
      int taken = right[i] - left[i] + 1;
      for (int y = 0; y < CELL; y++) {
        for (int x = 0; x < taken; x++) {
          mask[y * width + at + x] = (byte) sprite.coverage(letters.charAt(i), left[i] + x, y);
        }
      }
      at += taken + GAP;
    }
    scale = Math.max(CELL, width / WIDEST);
  }

  /** The first column from one side that the letter has ink in; the middle where it has none. */
  private static int edge(GlyphSprite sprite, int letter, int from, int step) {
    for (int x = from; x >= 0 && x < CELL; x += step) {
      for (int y = 0; y < CELL; y++) {
        if (sprite.coverage(letter, x, y) > 0) {
          return x;
        }
      }
    }
    return CELL / 2;
  }

  @Override
  public double covers(double x, double y, double size) {
    double step = size * scale;
    int points = (int) Math.clamp(Math.ceil(step), 1, MOST_POINTS);
    double sum = 0;
    for (int i = 0; i < points; i++) {
      for (int j = 0; j < points; j++) {
        double dx = ((i + 0.5) / points - 0.5) * step;
        double dy = ((j + 0.5) / points - 0.5) * step;
        sum += between((x - 0.5) * scale + width / 2.0 + dx, (y - 0.5) * scale + CELL / 2.0 + dy);
      }
    }
    return sum / (points * points * 255);
  }

  /** The mask between the middles of its pixels. */
  private double between(double x, double y) {
    int left = (int) Math.floor(x - 0.5);
    int top = (int) Math.floor(y - 0.5);
    double right = x - 0.5 - left;
    double below = y - 0.5 - top;
    return (at(left, top) * (1 - right) + at(left + 1, top) * right) * (1 - below)
        + (at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right) * below;
  }

  private int at(int x, int y) {
    return x < 0 || x >= width || y < 0 || y >= CELL ? 0 : mask[y * width + x] & 0xFF;
  }
}
