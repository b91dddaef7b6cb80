package dev.avatargateway.image;

/** How much memory a decode takes, told from the header; measured, and rounded up. */
final class Footprint {

  /** What any decode takes: row buffers, renditions, their encoders. */
  private static final long BASE = 4L << 20;

  /** Pixels, the file made of them, and its copy on the heap, each 4 bytes for a pixel. */
  private static final int ENLARGED = 12;

  /** The edge up to which renditions are in {@link #BASE}. */
  private static final int SMALL = 512;

  private Footprint() {}

  /**
   * What a rendition takes that is larger than what it is made of.
   *
   * @param edge of the largest such rendition; 0: there is none
   * @return bytes, on the heap and beside it
   */
  static long enlarged(int edge) {
    return edge <= SMALL ? 0 : (long) edge * edge * ENLARGED;
  }

  /**
   * @param shrink 1, 2, 4 or 8: what a picture is scaled down by while it is decoded
   * @return bytes, on the heap and beside it
   */
  static long of(Outline outline, int shrink) {
    long pixels = outline.pixels();
    long decoded =
        switch (outline.coding()) {
          case Coding.Png _ when shrink > 1 -> pixels / ((long) shrink * shrink) * 4;
          case Coding.Png png -> pixels * png(png);
          case Coding.Jpeg jpeg -> jpeg(jpeg, pixels, shrink);
          case Coding.Webp webp -> webp(webp, pixels);
          case Coding.Gif gif -> pixels * 5 + gif.frame().pixels();
          case Coding.Bmp bmp -> pixels * (5 + bmp.bitsPerPixel() / 8);
        };
    return BASE + 2 * outline.essenceSize() + decoded;
  }

  /** The part of it that lies on the heap: what the JDK's readers make. */
  static long onHeap(Outline outline) {
    return switch (outline.coding()) {
      case Coding.Gif gif -> gif.frame().pixels();
      case Coding.Bmp bmp -> outline.pixels() * Math.max(1, bmp.bitsPerPixel() / 8);
      case Coding.Jpeg jpeg when jpeg.cmyk() -> outline.pixels() * 4;
      case Coding.Jpeg _, Coding.Png _, Coding.Webp _ -> 0;
    };
  }

  /** Samples as stored; those of 16 bits are brought to 8 beside them. */
  private static long png(Coding.Png png) {
    long channels =
        switch (png.colour()) {
          case GREY -> png.transparentGrey() < 0 ? 1 : 6;
          case RGB -> 3;
          case RGBA -> 4;
        };
    return png.depth() == 16 ? 3 * channels : channels;
  }

  /** A progressive picture keeps all its coefficients, of 16 bits each, until its last scan. */
  private static long jpeg(Coding.Jpeg jpeg, long pixels, int shrink) {
    long coefficients = jpeg.progressive() ? jpeg.blocks() * 64 * 2 : 0;
    long scaled = pixels / ((long) shrink * shrink);
    return coefficients + (jpeg.cmyk() ? pixels * 9 : scaled * jpeg.components());
  }

  /** Lossless pictures are decoded to ARGB first. */
  private static long webp(Coding.Webp webp, long pixels) {
    long framePixels = webp.frame().pixels();
    long canvas = framePixels == pixels ? 0 : pixels * 4;
    return canvas + framePixels * (webp.lossless() ? 9 : webp.alpha() ? 7 : 4);
  }
}
