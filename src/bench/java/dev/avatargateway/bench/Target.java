package dev.avatargateway.bench;

import java.util.Locale;

/**
 * What a median is to be.
 *
 * @param least whether the bound is the least that is wanted, not the most
 * @param bound the value itself is good enough
 */
record Target(boolean least, double bound) {

  static Target atLeast(double bound) {
    return new Target(true, bound);
  }

  static Target atMost(double bound) {
    return new Target(false, bound);
  }

  boolean isMet(Series series) {
    return least ? series.median() >= bound : series.median() <= bound;
  }

  String text() {
    String number =
        bound == Math.rint(bound) && bound >= 2
            ? String.format(Locale.ROOT, "%,.0f", bound)
            : String.valueOf(bound);
    return (least ? "≥ " : "≤ ") + number;
  }
}
