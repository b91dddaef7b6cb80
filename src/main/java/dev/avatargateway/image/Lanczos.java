package dev.avatargateway.image;

import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Scales squares down with a windowed sinc of three lobes: sharp up to what the new size can show,
 * and grey beyond it. OpenCV's own filters are either softer or let fine patterns through as false
 * ones.
 *
 * <p>Row by row, so that all it works on stays in the processor's caches: native memory is only
 * read and written in whole rows.
 */
final class Lanczos {

  private static final int LOBES = 3;

  private final Weights[] weights;
  private final int edge;
  private final int channels;

  /** The last rows that were read, each in the place of its number modulo their count. */
  private final float[][] recent;

  /** One row of the result before it is narrowed. */
  private final float[] wide;

  private final float[] narrow;

  private Lanczos(int side, int edge, int channels) {
    this.edge = edge;
    this.channels = channels;
    this.weights = new Weights[edge];
    int most = 0;
    for (int i = 0; i < edge; i++) {
      weights[i] = Weights.of(i, side, edge);
      most = Math.max(most, weights[i].values.length);
    }
    this.recent = new float[most][side * channels];
    this.wide = new float[side * channels];
    this.narrow = new float[edge * channels];
  }

  /** A copy of a square with fewer rows and columns, of the same type. */
  static Mat scale(Mat square, int edge) {
    Mat out = new Mat(edge, edge, square.type());
    try (Lines source = Lines.of(square);
        Lines target = Lines.of(out)) {
      new Lanczos(square.rows(), edge, square.channels()).scale(source, target);
    }
    return out;
  }

  private void scale(Lines source, Lines target) {
    int read = 0;
    for (int row = 0; row < edge; row++) {
      for (; read < weights[row].to(); read++) {
        source.read(read, recent(read));
      }
      weigh(weights[row]);
      narrow();
      target.write(row, narrow);
    }
  }

  private float[] recent(int row) {
    return recent[row % recent.length];
  }

  /** Weighs rows together. */
  private void weigh(Weights weight) {
    Arrays.fill(wide, 0);
    float[] values = weight.values;
    int from = weight.from;
    int tap = 0;
    for (; tap + 4 <= values.length; tap += 4) {
      addFour(values, tap, from + tap);
    }
    for (; tap < values.length; tap++) {
      add(wide, recent(from + tap), values[tap]);
    }
  }

  private static void add(float[] sums, float[] row, float weight) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * row[i];
    }
  }

  /** Four rows at once, which halves the time: most of it goes into reading and writing sums. */
  private void addFour(float[] values, int tap, int row) {
    addFour(
        wide,
        recent(row),
        recent(row + 1),
        recent(row + 2),
        recent(row + 3),
        values[tap],
        values[tap + 1],
        values[tap + 2],
        values[tap + 3]);
  }

  private static void addFour(
      float[] sums,
      float[] one,
      float[] two,
      float[] three,
      float[] four,
      float first,
      float second,
      float third,
      float fourth) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += first * one[i] + second * two[i] + third * three[i] + fourth * four[i];
    }
  }

  /** Weighs the columns of the wide row together. */
  private void narrow() {
    switch (channels) {
      case 3 -> narrowThree();
      case 4 -> narrowFour();
      default -> narrowEach();
    }
  }

  private void narrowEach() {
    for (int i = 0; i < narrow.length; i++) {
      Weights weight = weights[i / channels];
      int at = weight.from * channels + i % channels;
      float sum = 0;
      for (float value : weight.values) {
        sum += value * wide[at];
        at += channels;
      }
      narrow[i] = sum;
    }
  }

  private void narrowThree() {
    for (int column = 0; column < edge; column++) {
      Weights weight = weights[column];
      int at = weight.from * 3;
      float first = 0;
      float second = 0;
      float third = 0;
      for (float value : weight.values) {
        first += value * wide[at];
        second += value * wide[at + 1];
        third += value * wide[at + 2];
        at += 3;
      }
      narrow[3 * column] = first;
      narrow[3 * column + 1] = second;
      narrow[3 * column + 2] = third;
    }
  }

  private void narrowFour() {
    for (int column = 0; column < edge; column++) {
      Weights weight = weights[column];
      int at = weight.from * 4;
      float first = 0;
      float second = 0;
      float third = 0;
      float fourth = 0;
      for (float value : weight.values) {
        first += value * wide[at];
        second += value * wide[at + 1];
        third += value * wide[at + 2];
        fourth += value * wide[at + 3];
        at += 4;
      }
      narrow[4 * column] = first;
      narrow[4 * column + 1] = second;
      narrow[4 * column + 2] = third;
      narrow[4 * column + 3] = fourth;
    }
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
