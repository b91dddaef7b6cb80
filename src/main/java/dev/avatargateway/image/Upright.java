package dev.avatargateway.image;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Turns stored pixels so that they stand as the picture was taken. */
final class Upright {

  private Upright() {}

  static Pixels turn(Pixels pixels, Orientation orientation) {
    Mat mat = pixels.mat();
    if (orientation.transposed()) {
      Mat out = new Mat();
      opencv_core.transpose(mat, out);
      mat = out;
    }
    if (orientation.mirroredX() || orientation.mirroredY()) {
      Mat out = new Mat();
      int axes = orientation.mirroredX() && orientation.mirroredY() ? -1 : 0;
      opencv_core.flip(mat, out, axes == 0 && orientation.mirroredX() ? 1 : axes);
      mat = out;
    }
    return new Pixels(mat, pixels.model());
  }
}
