package dev.avatargateway.image;

import static org.bytedeco.opencv.global.opencv_core.NORM_INF;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Tells whether two pictures show the same, pixel by pixel. */
final class Comparison {

  private Comparison() {}

  /** What both take: each decode with a copy on its way, and what the first one leaves. */
  static long footprint(Outline first, Outline second) {
    long decode = Math.max(Footprint.of(first, 1), Footprint.of(second, 1));
    return decode + first.pixels() * 4 + second.pixels() * 12;
  }

  static boolean same(Outline first, Outline second) {
    try (Mat one = shown(first);
        Mat other = shown(second);
        Mat everywhere = new Mat()) {
      return one.rows() == other.rows()
          && one.cols() == other.cols()
          && opencv_core.norm(one, other, NORM_INF, everywhere) == 0;
    }
  }

  /** A grey or opaque picture equals one that stores the same in more channels. */
  private static Mat shown(Outline outline) {
    try (PointerScope _ = new PointerScope()) {
      Pixels upright = Upright.turn(Decoder.decode(outline, 1), outline.orientation());
      Colours colours = new Colours(outline.profile().bytes(), upright.model());
      // One reference more than the scope gives back when it ends.
      return Scaler.withAlpha(colours.toSrgb(upright)).retainReference();
    }
  }
}
