package dev.avatargateway.bench;

import java.util.Optional;

/**
 * One line of the table.
 *
 * @param what what was done
 * @param ours what the gateway was measured at; empty when the row failed
 * @param beside what it was measured against, and at what
 * @param ratio ours over the other's, round by round
 * @param verdict the target and whether it is met, or why there are no figures
 */
record Line(
    String what,
    Optional<Figure> ours,
    Optional<Beside> beside,
    Optional<Figure> ratio,
    String verdict) {

  /** Another program, or the gateway under other circumstances. */
  record Beside(String name, Figure figure) {}

  /** A figure that has a target of its own. */
  static Line alone(String what, Figure ours, Target target) {
    return new Line(
        what, Optional.of(ours), Optional.empty(), Optional.empty(), said(target, ours.series()));
  }

  /** A figure that has its target beside another. */
  static Line beside(String what, Figure ours, String name, Figure other, Target target) {
    return new Line(
        what,
        Optional.of(ours),
        Optional.of(new Beside(name, other)),
        Optional.of(ratio(ours, other)),
        said(target, ratio(ours, other).series()));
  }

  /** A figure with a target of its own, and what another program is at. */
  static Line likened(String what, Figure ours, String name, Figure other, Target target) {
    return new Line(
        what,
        Optional.of(ours),
        Optional.of(new Beside(name, other)),
        Optional.of(ratio(ours, other)),
        said(target, ours.series()) + " (" + ours.unit().strip() + ")");
  }

  /** A figure without a target. */
  static Line plain(String what, Figure ours) {
    return new Line(what, Optional.of(ours), Optional.empty(), Optional.empty(), "–");
  }

  /** A row that has no figures. */
  static Line without(String what, String reason) {
    return new Line(what, Optional.empty(), Optional.empty(), Optional.empty(), reason);
  }

  private static Figure ratio(Figure ours, Figure other) {
    return Figure.ratio(ours.series().over(other.series()));
  }

  private static String said(Target target, Series series) {
    return target.text() + (target.isMet(series) ? ": met" : ": **missed**");
  }

  /** The line in Markdown. */
  String markdown() {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            what,
            ours.map(Figure::text).orElse("–"),
            beside.map(b -> b.name() + " " + b.figure().text()).orElse("–"),
            ratio.map(Figure::text).orElse("–"),
            verdict.replace('|', '/'));
  }
}
