package dev.avatargateway.image;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * Scales squares down with a windowed sinc of three lobes: sharp up to what the new size can show,
 * and grey beyond it. OpenCV's own filters are either softer or let fine patterns through as false
 * ones.
 */
final class Lanczos {

  private static final int LOBES = 3;

  /** Rows that are made at a time; bounds what is held as floating point numbers. */
  private static final int STRIP = 64;

  private final Weights[] weights;
  private final int edge;

  private Lanczos(int side, int edge) {
    this.edge = edge;
    this.weights = new Weights[edge];
    for (int i = 0; i < edge; i++) {
      weights[i] = Weights.of(i, side, edge);
    }
  }

  /** A copy of a square with fewer rows and columns, of the same type. */
  static Mat scale(Mat square, int edge) {
    Mat out = new Mat(edge, edge, square.type());
    Lanczos filter = new Lanczos(square.rows(), edge);
    for (int row = 0; row < edge; row += STRIP) {
      filter.strip(square, out, row, Math.min(STRIP, edge - row));
    }
    return out;
  }

  private void strip(Mat square, Mat out, int row, int rows) {
    int side = square.cols();
    int channels = square.channels();
    int from = weights[row].from;
    int to = weights[row + rows - 1].to();
    try (Rect needed = new Rect(0, from, side, to - from);
        Rect made = new Rect(0, row, edge, rows);
        Mat source = square.apply(needed);
        Mat target = out.apply(made)) {
      float[] narrow = squeeze(floats(source), from, row, rows, side * channels);
      float[] turned = transpose(narrow, rows, side, channels);
      float[] small = squeeze(turned, 0, 0, edge, rows * channels);
      try (Mat upright = mat(transpose(small, edge, rows, channels), rows, edge, channels)) {
        upright.convertTo(target, square.depth(), 1, 0);
      }
    }
  }

  /** Weighs rows together: {@code count} of them from {@code first} on, each so many values long. */
  private float[] squeeze(float[] source, int sourceFirst, int first, int count, int length) {
    float[] out = new float[count * length];
    for (int i = 0; i < count; i++) {
      Weights weight = weights[first + i];
      for (int tap = 0; tap < weight.values.length; tap++) {
        int at = (weight.from - sourceFirst + tap) * length;
        add(out, i * length, source, at, weight.values[tap], length);
      }
    }
    return out;
  }

  private static void add(
      float[] out, int outAt, float[] source, int sourceAt, float weight, int length) {
    for (int i = 0; i < length; i++) {
      out[outAt + i] += weight * source[sourceAt + i];
    }
  }

  private static float[] transpose(float[] values, int rows, int columns, int channels) {
    try (Mat mat = mat(values, rows, columns, channels);
        Mat transposed = new Mat()) {
      opencv_core.transpose(mat, transposed);
      return floats(transposed);
    }
  }

  private static Mat mat(float[] values, int rows, int columns, int channels) {
    Mat mat = new Mat(rows, columns, opencv_core.CV_MAKETYPE(CV_32F, channels));
    try (FloatPointer data = new FloatPointer(mat.data())) {
      data.put(values, 0, values.length);
    }
    return mat;
  }

  private static float[] floats(Mat mat) {
    float[] values = new float[Math.toIntExact(mat.total() * mat.channels())];
    try (Mat converted = new Mat()) {
      mat.convertTo(converted, CV_32F);
      try (FloatPointer data = new FloatPointer(converted.data())) {
        data.get(values, 0, values.length);
      }
    }
    return values;
  }

  /** What each row of the source, from one on, counts for one row of the result. */
  private static final class Weights {

    private final int from;
    private final float[] values;

    private Weights(int from, float[] values) {
      this.from = from;
      this.values = values;
    }

    static Weights of(int index, int side, int edge) {
      double ratio = (double) side / edge;
      double centre = (index + 0.5) * ratio;
      int from = Math.max(0, (int) Math.ceil(centre - LOBES * ratio - 0.5));
      int to = Math.min(side, (int) Math.floor(centre + LOBES * ratio + 0.5));
      double[] raw = new double[to - from];
      double sum = 0;
      for (int i = 0; i < raw.length; i++) {
        raw[i] = kernel((from + i + 0.5 - centre) / ratio);
        sum += raw[i];
      }
      float[] values = new float[raw.length];
      for (int i = 0; i < raw.length; i++) {
        values[i] = (float) (raw[i] / sum);
      }
      return new Weights(from, values);
    }

    int to() {
      return from + values.length;
    }

    private static double kernel(double x) {
      if (x == 0) {
        return 1;
      }
      double angle = Math.PI * x;
      return Math.abs(x) >= LOBES
          ? 0
          : LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
    }
  }
}
