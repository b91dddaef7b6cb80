package dev.avatargateway.bench;

/**
 * What one program was measured at.
 *
 * @param series one value for each round
 * @param unit such as {@code /s}, written behind the values
 * @param decimals how many digits behind the point
 */
record Figure(Series series, String unit, int decimals) {

  /** A number of answers, pictures or the like in a second. */
  static Figure rate(Series series) {
    return new Figure(series, "/s", series.median() < 200 ? 1 : 0);
  }

  static Figure millis(Series series) {
    return new Figure(series, " ms", series.median() < 10 ? 2 : 0);
  }

  static Figure seconds(Series series) {
    return new Figure(series, " s", 2);
  }

  static Figure mebibytes(Series series) {
    return new Figure(series, " MiB", 0);
  }

  /** How many times one is the other. */
  static Figure ratio(Series series) {
    return new Figure(series, "", 2);
  }

  String text() {
    return series.text(decimals) + unit;
  }
}
