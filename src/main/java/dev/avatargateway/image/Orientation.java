package dev.avatargateway.image;

/**
 * How a stored picture must be turned to stand upright: transposed first, then mirrored.
 *
 * @param transposed rows become columns
 * @param mirroredX left and right change places, once transposed
 * @param mirroredY top and bottom change places, once transposed
 */
record Orientation(boolean transposed, boolean mirroredX, boolean mirroredY) {

  static final Orientation UPRIGHT = new Orientation(false, false, false);

  /** From the number EXIF gives it; a number outside 1 to 8 means nothing. */
  static Orientation ofExif(int value) {
    return switch (value) {
      case 2 -> new Orientation(false, true, false);
      case 3 -> new Orientation(false, true, true);
      case 4 -> new Orientation(false, false, true);
      case 5 -> new Orientation(true, false, false);
      case 6 -> new Orientation(true, true, false);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(true, false, true);
      default -> UPRIGHT;
    };
  }

  /** Whether the stored rows run from right to left of the upright picture. */
  boolean storedXMirrored() {
    return transposed ? mirroredY : mirroredX;
  }

  /** Whether the stored columns run from bottom to top of the upright picture. */
  boolean storedYMirrored() {
    return transposed ? mirroredX : mirroredY;
  }
}
