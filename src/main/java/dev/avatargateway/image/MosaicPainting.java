package dev.avatargateway.image;

import dev.avatargateway.core.Sketch;

/** Square fields with sharp edges. */
record MosaicPainting(Sketch.Mosaic mosaic) implements Painting {

  @Override
  public int[] colours() {
    return mosaic.colours().stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public void row(int y, byte[] places) {
    int columns = mosaic.columns();
    int first = field(y, places.length) * columns;
    for (int x = 0; x < places.length; x++) {
      places[x] = mosaic.fields().get(first + field(x, places.length)).byteValue();
    }
  }

  /** The field a pixel's middle lies in. */
  private int field(int at, int edge) {
    return (int) ((2L * at + 1) * mosaic.columns() / (2L * edge));
  }
}
