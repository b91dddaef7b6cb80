package dev.avatargateway.bridge;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was counted on the way: what was read is what was done, what was unchanged, what was skipped
 * and what failed, the last two by reason. Not for use by many threads.
 */
public final class Tally {

  /** How many reasons are told apart. */
  static final int MAX_REASONS = 40;

  private static final int MAX_REASON_LENGTH = 200;
  private static final String OTHER = "another reason";
  private static final Pattern LINE =
      Pattern.compile("(done|unchanged|skipped|failed) ([0-9]{1,18})(?: (.+))?");

  private long done;
  private long unchanged;
  private final SortedMap<String, Long> skipped = new TreeMap<>();
  private final SortedMap<String, Long> failed = new TreeMap<>();

  /** One more was done. */
  void countDone() {
    done++;
  }

  /** One more was so already. */
  void countUnchanged() {
    unchanged++;
  }

  /** One more was left out, and that is in order. */
  void countSkipped(String reason) {
    add(skipped, reason, 1);
  }

  /** One more went wrong. */
  void countFailed(String reason) {
    add(failed, reason, 1);
  }

  public long read() {
    return done + unchanged + sum(skipped) + sum(failed);
  }

  public long done() {
    return done;
  }

  public long unchanged() {
    return unchanged;
  }

  /** How many were left out for each reason. */
  public Map<String, Long> skipped() {
    return Collections.unmodifiableMap(skipped);
  }

  /** How many failed for each reason. */
  public Map<String, Long> failed() {
    return Collections.unmodifiableMap(failed);
  }

  public boolean anyFailed() {
    return !failed.isEmpty();
  }

  /** What {@link #parse} reads: a line for each count. */
  String written() {
    StringBuilder text = new StringBuilder();
    text.append("done ").append(done).append("\nunchanged ").append(unchanged);
    skipped.forEach((reason, n) -> text.append("\nskipped ").append(n).append(' ').append(reason));
    failed.forEach((reason, n) -> text.append("\nfailed ").append(n).append(' ').append(reason));
    return text.toString();
  }

  /** The same counts, to count on from. */
  Tally copy() {
    return parse(written());
  }

  /** The tally that was written; lines that nobody wrote count nothing. */
  static Tally parse(String written) {
    Tally tally = new Tally();
    for (String line : (Iterable<String>) written.lines()::iterator) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        String reason = matcher.group(3) == null ? OTHER : matcher.group(3);
        tally.restore(matcher.group(1), Long.parseLong(matcher.group(2)), reason);
      }
    }
    return tally;
  }

  /** What was counted elsewhere counts here too. */
  void add(Tally other) {
    done += other.done;
    unchanged += other.unchanged;
    other.skipped.forEach((reason, count) -> add(skipped, reason, count));
    other.failed.forEach((reason, count) -> add(failed, reason, count));
  }

  private void restore(String kind, long count, String reason) {
    switch (kind) {
      case "done" -> done += count;
      case "unchanged" -> unchanged += count;
      case "skipped" -> add(skipped, reason, count);
      default -> add(failed, reason, count);
    }
  }

  private static void add(SortedMap<String, Long> counts, String reason, long count) {
    String key = Words.bounded(reason, MAX_REASON_LENGTH);
    int told = counts.size() - (counts.containsKey(OTHER) ? 1 : 0);
    boolean room = told < MAX_REASONS || counts.containsKey(key);
    counts.merge(room ? key : OTHER, count, Long::sum);
  }

  private static long sum(SortedMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The same words as those that are kept. */
  @Override
  public String toString() {
    return written();
  }
}
