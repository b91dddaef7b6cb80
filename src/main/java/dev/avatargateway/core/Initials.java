package dev.avatargateway.core;

import java.nio.ByteBuffer;

/** Draws the picture of somebody who has none: one white letter on a colour. */
public interface Initials {

  /**
   * A 128×128 opaque PNG, read-only.
   *
   * @param letter a letter A–Z or a digit 0–9; anything else gives the plain colour
   * @param rgb the colour, 0xRRGGBB
   */
  ByteBuffer draw(int letter, int rgb);
}
