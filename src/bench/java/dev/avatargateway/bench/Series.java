package dev.avatargateway.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** What was measured in each round, in the order of the rounds. */
final class Series {

  private final double[] values;

  private Series(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    this.values = values.clone();
  }

  static Series of(double... values) {
    return new Series(values);
  }

  /** The rounds of both, put together one by one. */
  Series with(Series other, DoubleBinaryOperator together) {
    return new Series(
        IntStream.range(0, Math.min(values.length, other.values.length))
            .mapToDouble(i -> together.applyAsDouble(values[i], other.values[i]))
            .toArray());
  }

  /** Each round's share of the other's. */
  Series over(Series other) {
    return with(other, (mine, its) -> mine / its);
  }

  /** The middle one, or the mean of the two in the middle. */
  double median() {
    double[] sorted = sorted();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The median, and of several rounds the smallest and the largest too. */
  String text(int decimals) {
    double[] sorted = sorted();
    String median = number(median(), decimals);
    return sorted.length == 1
        ? median
        : "%s (%s–%s)"
            .formatted(
                median, number(sorted[0], decimals), number(sorted[sorted.length - 1], decimals));
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  private double[] sorted() {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
