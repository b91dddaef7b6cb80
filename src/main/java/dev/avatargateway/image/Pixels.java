package dev.avatargateway.image;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decoded pixels, 8 bits a channel, rows from the top as stored.
 *
 * @param mat belongs to the pointer scope it was made in
 */
record Pixels(Mat mat, Model model) {

  /** What the channels mean, in their order. */
  enum Model {
    GREY,
    BGR,
    /** Alpha last; colours are not multiplied with it. */
    BGRA,
    /** Ink: 0 is none, 255 is full. */
    CMYK
  }
}
