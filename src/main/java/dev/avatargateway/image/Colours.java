package dev.avatargateway.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/** Brings the pixels of small pictures to sRGB by the profile that their upload came with. */
final class Colours {

  private final Optional<IccConversion> conversion;

  Colours(byte[] profile, Pixels.Model model) {
    this.conversion = IccConversion.of(profile, model);
  }

  /** The same picture as sRGB: {@code BGR}, or {@code BGRA} where it had alpha. */
  Pixels toSrgb(Pixels pixels) {
    Mat mat = pixels.mat();
    return switch (pixels.model()) {
      case GREY -> bgr(conversion.map(by -> convert(by, mat)).orElseGet(() -> grey(mat)));
      case BGR -> bgr(conversion.map(by -> convert(by, mat)).orElse(mat));
      case BGRA -> conversion.map(by -> colours(by, mat)).orElse(pixels);
      case CMYK -> bgr(conversion.map(by -> convert(by, mat)).orElseGet(() -> inks(mat)));
    };
  }

  private static Pixels bgr(Mat mat) {
    return new Pixels(mat, Pixels.Model.BGR);
  }

  private static Mat grey(Mat mat) {
    Mat out = new Mat();
    cvtColor(mat, out, COLOR_GRAY2BGR);
    return out;
  }

  private static Pixels colours(IccConversion by, Mat bgra) {
    Mat alpha = new Mat();
    extractChannel(bgra, alpha, 3);
    Mat bgr = new Mat();
    cvtColor(bgra, bgr, COLOR_BGRA2BGR);
    Mat out = new Mat();
    merge(new MatVector(convert(by, bgr), alpha), out);
    return new Pixels(out, Pixels.Model.BGRA);
  }

  private static Mat convert(IccConversion by, Mat mat) {
    byte[] converted = by.toBgr(Samples.of(mat), mat.cols(), mat.rows());
    return Samples.toMat(converted, mat.rows(), mat.cols(), CV_8UC3);
  }

  /** Without a profile nobody knows the inks: each is taken for the opposite of one primary. */
  private static Mat inks(Mat cmyk) {
    byte[] inks = Samples.of(cmyk);
    byte[] out = new byte[inks.length / 4 * 3];
    for (int from = 0, to = 0; from < inks.length; from += 4, to += 3) {
      int paper = 255 - (inks[from + 3] & 0xFF);
      for (int ink = 0; ink < 3; ink++) {
        out[to + 2 - ink] = (byte) (((255 - (inks[from + ink] & 0xFF)) * paper + 127) / 255);
      }
    }
    return Samples.toMat(out, cmyk.rows(), cmyk.cols(), CV_8UC3);
  }
}
