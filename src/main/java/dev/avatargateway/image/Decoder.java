package dev.avatargateway.image;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.lang.foreign.MemorySegment;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Makes pixels of a walked picture; what it makes belongs to the surrounding pointer scope. */
final class Decoder {

  private Decoder() {}

  /**
   * @param shrink 1, 2, 4 or 8: how much smaller a JPEG of colours or greys may come out, or a
   *     large PNG without interlacing
   */
  static Pixels decode(Outline outline, int shrink) {
    return switch (outline.coding()) {
      case Coding.Png png when shrink > 1 -> ShrunkPng.decode(outline, png, shrink);
      case Coding.Png png -> png(outline, png);
      case Coding.Jpeg jpeg when jpeg.cmyk() -> CmykJpeg.decode(outline, jpeg);
      case Coding.Jpeg jpeg -> jpeg(outline, jpeg, shrink);
      case Coding.Webp webp -> webp(outline, webp);
      case Coding.Gif gif -> onCanvas(outline, JdkDecoder.decode(outline), gif.frame());
      case Coding.Bmp _ -> JdkDecoder.decode(outline);
    };
  }

  private static Pixels png(Outline outline, Coding.Png png) {
    Mat mat = readMat(outline, IMREAD_UNCHANGED);
    Mat alpha = png.transparentGrey() < 0 ? null : transparentGrey(mat, png);
    if (mat.depth() == CV_16U) {
      Mat bytes = new Mat();
      mat.convertTo(bytes, CV_8U, 1 / 257.0, 0);
      mat.close();
      mat = bytes;
    }
    return alpha == null ? pixels(mat) : greyWithAlpha(mat, alpha);
  }

  /** Opaque but where the one grey stands; OpenCV reads no such transparency. */
  private static Mat transparentGrey(Mat grey, Coding.Png png) {
    int depth = png.depth();
    int key = depth < 8 ? png.transparentGrey() * 255 / ((1 << depth) - 1) : png.transparentGrey();
    Mat alpha = new Mat();
    Mat wanted = new Mat(1, 1, grey.type(), new Scalar(key));
    opencv_core.compare(grey, wanted, alpha, opencv_core.CMP_NE);
    return alpha;
  }

  private static Pixels greyWithAlpha(Mat grey, Mat alpha) {
    Mat mat = new Mat();
    opencv_core.merge(new MatVector(grey, grey, grey, alpha), mat);
    grey.close();
    alpha.close();
    return new Pixels(mat, Pixels.Model.BGRA);
  }

  private static Pixels jpeg(Outline outline, Coding.Jpeg jpeg, int shrink) {
    boolean grey = jpeg.components() == 1;
    int flags =
        switch (shrink) {
          case 2 -> grey ? IMREAD_REDUCED_GRAYSCALE_2 : IMREAD_REDUCED_COLOR_2;
          case 4 -> grey ? IMREAD_REDUCED_GRAYSCALE_4 : IMREAD_REDUCED_COLOR_4;
          case 8 -> grey ? IMREAD_REDUCED_GRAYSCALE_8 : IMREAD_REDUCED_COLOR_8;
          default -> grey ? IMREAD_GRAYSCALE : IMREAD_COLOR;
        };
    return pixels(readMat(outline, flags));
  }

  private static Pixels webp(Outline outline, Coding.Webp webp) {
    Pixels pixels = pixels(readMat(outline, webp.alpha() ? IMREAD_UNCHANGED : IMREAD_COLOR));
    return onCanvas(outline, pixels, webp.frame());
  }

  /** Puts a frame where it belongs on its canvas, which is transparent elsewhere. */
  private static Pixels onCanvas(Outline outline, Pixels frame, Coding.Frame place) {
    if (place.width() == outline.width() && place.height() == outline.height()) {
      return frame;
    }
    Mat canvas = new Mat(outline.height(), outline.width(), CV_8UC4, new Scalar(0));
    Mat target = canvas.apply(new Rect(place.x(), place.y(), place.width(), place.height()));
    Scaler.withAlpha(frame).copyTo(target);
    return new Pixels(canvas, Pixels.Model.BGRA);
  }

  private static Mat readMat(Outline outline, int flags) {
    long size = outline.essenceSize();
    BytePointer copy = new BytePointer(size);
    MemorySegment target = MemorySegment.ofBuffer(copy.asByteBuffer());
    long at = 0;
    for (MemorySegment piece : outline.essence()) {
      MemorySegment.copy(piece, 0, target, at, piece.byteSize());
      at += piece.byteSize();
    }
    Mat encoded = new Mat(1, (int) size, CV_8UC1, copy);
    try {
      Mat mat = imdecode(encoded, flags | IMREAD_IGNORE_ORIENTATION);
      if (!mat.empty()) {
        return mat;
      }
    } catch (RuntimeException e) {
      // OpenCV's own exceptions arrive as this type; each says that the data is not good.
      throw new RefusedException(new Refusal.DamagedImage(outline.type()), e);
    } finally {
      encoded.close();
      copy.close();
    }
    throw new RefusedException(new Refusal.DamagedImage(outline.type()));
  }

  private static Pixels pixels(Mat mat) {
    return new Pixels(
        mat,
        switch (mat.channels()) {
          case 1 -> Pixels.Model.GREY;
          case 3 -> Pixels.Model.BGR;
          default -> Pixels.Model.BGRA;
        });
  }
}
