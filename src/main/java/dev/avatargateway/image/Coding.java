package dev.avatargateway.image;

/** What a decoder must know of a picture beyond its size. */
sealed interface Coding {

  /**
   * @param depth bits of a sample: 1, 2, 4, 8 or 16
   * @param colour how samples make a colour
   * @param transparentGrey the one grey that is transparent, at the stored depth, or -1
   */
  record Png(int depth, PngColour colour, boolean interlaced, boolean palette, int transparentGrey)
      implements Coding {}

  /** What a PNG's pixels are made of once a palette is looked up. */
  enum PngColour {
    GREY,
    RGB,
    RGBA
  }

  /**
   * @param components 1, 3 or 4
   * @param blocks how many 8×8 blocks of coefficients there are in all components
   * @param adobeTransform what the Adobe marker says of four components, or -1 without a marker
   */
  record Jpeg(int components, boolean progressive, long blocks, int adobeTransform)
      implements Coding {

    boolean cmyk() {
      return components == 4;
    }
  }

  /** A still picture or the first of a film. */
  record Webp(Frame frame, boolean alpha) implements Coding {}

  record Gif(Frame frame) implements Coding {}

  record Bmp(int bitsPerPixel) implements Coding {}

  /** The rectangle of the canvas that a frame covers; it lies within the canvas. */
  record Frame(int x, int y, int width, int height) {}
}
