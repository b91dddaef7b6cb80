package dev.avatargateway.bridge;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Prints a plain line every few seconds, for a log. */
final class LineProgress implements Progress {

  private static final Duration EACH = Duration.ofSeconds(5);

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private String task = "";
  private long total;
  private long before;
  private long done;
  private long beginning;
  private long printed;

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  LineProgress(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void begin(String name, long count, long doneBefore) {
    task = Words.bounded(name, 200);
    total = count;
    before = doneBefore;
    done = doneBefore;
    beginning = nanoTime.getAsLong();
    printed = beginning;
  }

  @Override
  public synchronized void advance(long count) {
    done += count;
    long now = nanoTime.getAsLong();
    if (now - printed >= EACH.toNanos()) {
      printed = now;
      out.println(line(now - beginning));
    }
  }

  private String line(long nanos) {
    double rate = (done - before) * 1e9 / Math.max(nanos, 1);
    String line = String.format(Locale.ROOT, "%s: %,d", task, done);
    if (total >= 0) {
      line += String.format(Locale.ROOT, " of %,d", Math.max(total, done));
    }
    line += String.format(Locale.ROOT, ", %,.0f a second", rate);
    if (total > done && rate > 0) {
      long left = (long) ((total - done) / rate);
      line += String.format(", %d:%02d:%02d left", left / 3600, left / 60 % 60, left % 60);
    }
    return line;
  }

  @Override
  public synchronized void say(String line) {
    out.println(line);
  }

  @Override
  public void close() {}
}
