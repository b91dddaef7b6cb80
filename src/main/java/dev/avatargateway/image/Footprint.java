package dev.avatargateway.image;

/** How much memory a decode takes, told from the header; measured, and rounded up. */
final class Footprint {

  /** What any decode takes: row buffers, renditions, their encoders. */
  private static final long BASE = 4L << 20;

  private Footprint() {}

  /**
   * @param shrink 1, 2, 4 or 8: what a JPEG is scaled down by while it is decoded
   * @return bytes, on the heap and beside it
   */
  static long of(Outline outline, int shrink) {
    return BASE + 2 * outline.essenceSize() + pixels(outline, shrink);
  }

  private static long pixels(Outline outline, int shrink) {
    long pixels = outline.pixels();
    return switch (outline.coding()) {
      case Coding.Png png -> pixels * png(png);
      case Coding.Jpeg jpeg -> jpeg(outline, jpeg, shrink);
      case Coding.Webp webp -> webp(outline, webp);
      case Coding.Gif gif -> pixels * 4 + (long) gif.frame().width() * gif.frame().height();
      case Coding.Bmp bmp -> pixels * (4 + Math.max(1, bmp.bitsPerPixel() / 8));
    };
  }

  private static long png(Coding.Png png) {
    long channels =
        switch (png.colour()) {
          case GREY -> 1;
          case RGB -> 3;
          case RGBA -> 4;
        };
    long stored = channels * (png.depth() == 16 ? 2 : 1);
    return stored + (png.depth() == 16 ? channels : 0) + (png.interlaced() ? stored : 0);
  }

  private static long jpeg(Outline outline, Coding.Jpeg jpeg, int shrink) {
    long coefficients = jpeg.progressive() ? jpeg.blocks() * 64 * 2 : 0;
    if (jpeg.cmyk()) {
      return coefficients + outline.pixels() * 8;
    }
    long scaled = outline.pixels() / ((long) shrink * shrink);
    return coefficients + scaled * jpeg.components();
  }

  private static long webp(Outline outline, Coding.Webp webp) {
    Coding.Frame frame = webp.frame();
    long framePixels = (long) frame.width() * frame.height();
    return framePixels * 8 + (framePixels == outline.pixels() ? 0 : outline.pixels() * 4);
  }
}
