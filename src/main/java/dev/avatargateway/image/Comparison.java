package dev.avatargateway.image;

import static org.bytedeco.opencv.global.opencv_core.NORM_INF;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Tells whether two pictures show the same, pixel by pixel. */
final class Comparison {

  private Comparison() {}

  /** What one side of a comparison takes: the decode, and its pixels upright, in sRGB, with alpha. */
  static long footprint(Outline outline) {
    return Footprint.of(outline, 1) + outline.pixels() * 12;
  }

  static boolean same(Outline first, Outline second) {
    Mat one = shown(first);
    Mat other = shown(second);
    return one.rows() == other.rows()
        && one.cols() == other.cols()
        && opencv_core.norm(one, other, NORM_INF, new Mat()) == 0;
  }

  /** A grey or opaque picture equals one that stores the same in more channels. */
  private static Mat shown(Outline outline) {
    Pixels upright = Upright.turn(Decoder.decode(outline, 1), outline.orientation());
    Colours colours = new Colours(outline.profile().bytes(), upright.model());
    return Scaler.withAlpha(colours.toSrgb(upright));
  }
}
