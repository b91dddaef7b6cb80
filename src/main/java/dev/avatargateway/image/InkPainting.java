package dev.avatargateway.image;

/** Ink of one colour on a ground of another, with soft edges. */
record InkPainting(int ground, int ink, Ink shape) implements Painting {

  /** Steps from ground to ink; more would not be seen. */
  private static final int STEPS = 32;

  /** A shape in the square from 0 to 1, from the left and from the top. */
  @FunctionalInterface
  interface Ink {

    /**
     * How much of a small square is covered, 0 to 1.
     *
     * @param size the small square's edge; x and y are its middle
     */
    double covers(double x, double y, double size);
  }

  @Override
  public int[] colours() {
    int[] ramp = new int[STEPS + 1];
    for (int step = 0; step <= STEPS; step++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        int from = ground >> shift & 0xFF;
        int to = ink >> shift & 0xFF;
        ramp[step] |= ((from * (STEPS - step) + to * step + STEPS / 2) / STEPS) << shift;
      }
    }
    return ramp;
  }

  @Override
  public void row(int y, byte[] places) {
    double size = 1.0 / places.length;
    for (int x = 0; x < places.length; x++) {
      double covered = shape.covers((x + 0.5) * size, (y + 0.5) * size, size);
      places[x] = (byte) Math.round(Math.clamp(covered, 0, 1) * STEPS);
    }
  }
}
