package dev.avatargateway.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_FILTER;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_FILTER_PAETH;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_STRATEGY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_STRATEGY_RLE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import dev.avatargateway.core.ImageType;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** Writes pixels that are sRGB as files that hold nothing but them. */
final class Encoder {

  /**
   * This filter leaves runs. Choosing another for each row saves a hundredth of the size and takes
   * half as long again; searching for repeats saves a twentieth at most and takes seven times as
   * long.
   */
  private static final int[] PNG = {
    IMWRITE_PNG_STRATEGY, IMWRITE_PNG_STRATEGY_RLE, IMWRITE_PNG_FILTER, IMWRITE_PNG_FILTER_PAETH
  };

  /** Full colour resolution: later sizes are made of the master. */
  private static final int[] JPEG = {
    IMWRITE_JPEG_QUALITY, 90, IMWRITE_JPEG_SAMPLING_FACTOR, IMWRITE_JPEG_SAMPLING_FACTOR_444
  };

  private Encoder() {}

  /** As PNG with its transparency, if it has any, or as JPEG on white. */
  static ByteBuffer encode(Pixels pixels, ImageType type) {
    return type == ImageType.PNG
        ? encode(".png", transparent(pixels) ? pixels.mat() : opaque(pixels), PNG)
        : encode(".jpg", onWhite(pixels), JPEG);
  }

  /** Whether any pixel lets something through. */
  static boolean transparent(Pixels pixels) {
    if (pixels.model() != Pixels.Model.BGRA) {
      return false;
    }
    byte[] samples = Samples.of(pixels.mat());
    for (int i = 3; i < samples.length; i += 4) {
      if (samples[i] != -1) {
        return true;
      }
    }
    return false;
  }

  private static Mat opaque(Pixels pixels) {
    if (pixels.model() != Pixels.Model.BGRA) {
      return pixels.mat();
    }
    Mat out = new Mat();
    opencv_imgproc.cvtColor(pixels.mat(), out, opencv_imgproc.COLOR_BGRA2BGR);
    return out;
  }

  static Mat onWhite(Pixels pixels) {
    if (pixels.model() != Pixels.Model.BGRA) {
      return pixels.mat();
    }
    byte[] samples = Samples.of(pixels.mat());
    byte[] out = new byte[samples.length / 4 * 3];
    for (int from = 0, to = 0; from < samples.length; from += 4) {
      int alpha = samples[from + 3] & 0xFF;
      for (int i = 0; i < 3; i++) {
        int colour = samples[from + i] & 0xFF;
        out[to++] = (byte) ((colour * alpha + 255 * (255 - alpha) + 127) / 255);
      }
    }
    return Samples.toMat(out, pixels.mat().rows(), pixels.mat().cols(), CV_8UC3);
  }

  private static ByteBuffer encode(String extension, Mat mat, int[] settings) {
    try (BytePointer out = new BytePointer();
        IntPointer parameters = new IntPointer(settings)) {
      if (!imencode(extension, mat, out, parameters)) {
        throw new IllegalStateException("OpenCV did not encode a picture as " + extension);
      }
      byte[] bytes = new byte[Math.toIntExact(out.limit())];
      out.get(bytes);
      return ByteBuffer.wrap(bytes);
    }
  }
}
