package dev.avatargateway.image;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Moves the samples of small pictures between native memory and the heap. */
final class Samples {

  private Samples() {}

  /** All samples of a matrix of bytes, rows end to end. */
  static byte[] of(Mat mat) {
    Mat whole = mat.isContinuous() ? mat : mat.clone();
    byte[] samples = new byte[Math.toIntExact(whole.total() * whole.channels())];
    try (BytePointer data = whole.data()) {
      data.get(samples, 0, samples.length);
    }
    return samples;
  }

  /** A matrix of this type that holds these samples. */
  static Mat toMat(byte[] samples, int rows, int columns, int type) {
    Mat mat = new Mat(rows, columns, type);
    try (BytePointer data = mat.data()) {
      data.put(samples, 0, samples.length);
    }
    return mat;
  }
}
