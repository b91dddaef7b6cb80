package dev.avatargateway.image;

/** A square picture of few colours, given out row by row. */
interface Painting {

  /** 0xRRGGBB, 1 to 256 of them; empty for one that lets everything through. */
  int[] colours();

  /**
   * Writes the place of each pixel's colour.
   *
   * @param y the row, from the top
   * @param places as long as the picture's edge
   */
  void row(int y, byte[] places);
}
