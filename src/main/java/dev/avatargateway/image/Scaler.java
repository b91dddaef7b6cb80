package dev.avatargateway.image;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_16UC4;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2BGRA;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGRA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_INVERSE_MAP;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Scales one square picture to many sizes. Colours count by their alpha, so that what is hidden
 * behind transparent pixels never shows at an edge.
 */
final class Scaler {

  private static final int BAND_PIXELS = 1 << 18;

  /** Up to this edge a picture at 16 bits is small. */
  private static final int LARGE = 512;

  private final Pixels square;
  private final NavigableMap<Integer, Mat> made = new TreeMap<>();

  /**
   * @param square as many rows as columns
   * @param largest the largest edge that will be asked for
   */
  Scaler(Pixels square, int largest) {
    this.square = square;
    int side = square.mat().rows();
    int factor = Math.max(1, side / (2 * largest));
    Mat source =
        square.model() == Pixels.Model.BGRA
            ? weighted(square.mat(), factor)
            : averaged(square.mat(), factor);
    made.put(source.rows(), source);
  }

  /** The picture at this edge; the picture itself, unchanged, where that is its edge. */
  Pixels to(int edge) {
    if (edge == square.mat().rows()) {
      return square;
    }
    if (square.model() == Pixels.Model.BGRA && edge > source().rows() && edge > LARGE) {
      return new Pixels(enlargedInBands(source(), edge), square.model());
    }
    Mat scaled = scaled(edge);
    return new Pixels(
        square.model() == Pixels.Model.BGRA ? unweighted(scaled) : scaled, square.model());
  }

  /** The largest that colours were weighted of. */
  private Mat source() {
    return made.lastEntry().getValue();
  }

  /** Made of the smallest one that was made already and is twice as large, or of the largest. */
  private Mat scaled(int edge) {
    Map.Entry<Integer, Mat> large = made.ceilingEntry(2 * edge);
    Mat source = large == null ? source() : large.getValue();
    Mat out = edge < source.rows() ? Lanczos.scale(source, edge) : enlarged(source, edge);
    if (edge < source.rows()) {
      made.put(edge, out);
    }
    return out;
  }

  /** With an alpha channel, opaque unless it had one. */
  static Mat withAlpha(Pixels pixels) {
    Mat out = new Mat();
    switch (pixels.model()) {
      case GREY -> opencv_imgproc.cvtColor(pixels.mat(), out, COLOR_GRAY2BGRA);
      case BGR -> opencv_imgproc.cvtColor(pixels.mat(), out, COLOR_BGR2BGRA);
      case BGRA, CMYK -> pixels.mat().copyTo(out);
    }
    return out;
  }

  private static Mat enlarged(Mat mat, int edge) {
    if (edge == mat.rows()) {
      return mat;
    }
    Mat out = new Mat();
    opencv_imgproc.resize(mat, out, new Size(edge, edge), 0, 0, INTER_CUBIC);
    return out;
  }

  /** Enlarges weighted colours and takes the weight off, a band at a time. */
  private static Mat enlargedInBands(Mat weighted, int edge) {
    double ratio = (double) weighted.rows() / edge;
    Mat out = new Mat(edge, edge, CV_8UC4);
    int step = BAND_PIXELS / edge;
    for (int row = 0; row < edge; row += step) {
      int rows = Math.min(step, edge - row);
      double[] from = {
        ratio, 0, ratio / 2 - 0.5, 0, ratio, (row + 0.5) * ratio - 0.5,
      };
      try (PointerScope _ = new PointerScope();
          Mat target = out.apply(new Rect(0, row, edge, rows))) {
        Mat matrix = new Mat(2, 3, CV_64F);
        new DoublePointer(matrix.data()).put(from);
        Mat band = new Mat();
        opencv_imgproc.warpAffine(
            weighted,
            band,
            matrix,
            new Size(edge, rows),
            INTER_CUBIC | WARP_INVERSE_MAP,
            BORDER_REPLICATE,
            new Scalar());
        unweighted(band).copyTo(target);
      }
    }
    return out;
  }

  /** Averages blocks of so many pixels; the rest of the way is left to a better filter. */
  private static Mat averaged(Mat mat, int factor) {
    if (factor == 1) {
      return mat;
    }
    int edge = mat.rows() / factor;
    Mat out = new Mat();
    Mat whole = mat.apply(new Rect(0, 0, edge * factor, edge * factor));
    opencv_imgproc.resize(whole, out, new Size(edge, edge), 0, 0, INTER_AREA);
    return out;
  }

  /** Multiplies colours with alpha at 16 bits, a band at a time: large pictures stay at 8 bits. */
  private static Mat weighted(Mat mat, int factor) {
    int edge = mat.rows() / factor;
    int used = edge * factor;
    Mat out = new Mat(edge, edge, CV_16UC4);
    int bandRows = Math.max(1, BAND_PIXELS / mat.rows());
    int step = Math.max(1, bandRows / factor);
    for (int row = 0; row < edge; row += step) {
      int rows = Math.min(step, edge - row);
      try (Mat band = mat.apply(new Rect(0, row * factor, used, rows * factor));
          Mat product = weighted(band);
          Mat target = out.apply(new Rect(0, row, edge, rows));
          Size size = new Size(edge, rows)) {
        opencv_imgproc.resize(product, target, size, 0, 0, INTER_AREA);
      }
    }
    return out;
  }

  private static Mat weighted(Mat bgra) {
    Mat out = new Mat();
    try (MatVector planes = new MatVector();
        MatVector products = new MatVector(4)) {
      opencv_core.split(bgra, planes);
      for (int i = 0; i < 3; i++) {
        opencv_core.multiply(planes.get(i), planes.get(3), products.get(i), 1, CV_16U);
      }
      planes.get(3).convertTo(products.get(3), CV_16U, 255, 0);
      opencv_core.merge(products, out);
    }
    return out;
  }

  private static Mat unweighted(Mat weighted) {
    Mat out = new Mat();
    try (MatVector planes = new MatVector();
        MatVector colours = new MatVector(4)) {
      opencv_core.split(weighted, planes);
      for (int i = 0; i < 3; i++) {
        opencv_core.divide(planes.get(i), planes.get(3), colours.get(i), 255, CV_8U);
      }
      planes.get(3).convertTo(colours.get(3), CV_8U, 1 / 255.0, 0);
      opencv_core.merge(colours, out);
    }
    return out;
  }
}
