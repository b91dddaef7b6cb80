package dev.avatargateway.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of long work, or of all its parts when it went on after an interruption.
 *
 * @param verb what was done to those it was done to, such as {@code imported}
 * @param tally what was counted
 * @param dryRun whether nothing was written
 * @param interruption why it ended early, in one sentence; empty when it came to its end
 */
public record Summary(String verb, Tally tally, boolean dryRun, Optional<String> interruption) {

  /** What to print: aligned lines that add up, and why the work ended early where it did. */
  public List<String> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("read", tally.read()));
    lines.add(new Line("  " + (dryRun ? "would be " : "") + verb, tally.done()));
    lines.add(new Line("  unchanged", tally.unchanged()));
    lines.add(new Line("  skipped", sum(tally.skipped().values())));
    tally.skipped().forEach((reason, count) -> lines.add(new Line("    " + reason, count)));
    lines.add(new Line("  failed", sum(tally.failed().values())));
    tally.failed().forEach((reason, count) -> lines.add(new Line("    " + reason, count)));
    return printed(lines, interruption);
  }

  /** 0, or 1 when anything failed or the work ended early. */
  public int exitStatus() {
    return tally.anyFailed() || interruption.isPresent() ? 1 : 0;
  }

  /** A name and a number that stands below those above it. */
  record Line(String name, long count) {}

  static List<String> printed(List<Line> lines, Optional<String> sentence) {
    int names = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
    int counts = lines.stream().mapToInt(line -> grouped(line.count()).length()).max().orElse(0);
    List<String> printed = new ArrayList<>();
    for (Line line : lines) {
      String gap = " ".repeat(names - line.name().length() + 2);
      String count = grouped(line.count());
      printed.add(line.name() + gap + " ".repeat(counts - count.length()) + count);
    }
    sentence.ifPresent(printed::add);
    return printed;
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static long sum(Iterable<Long> counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
