package dev.avatargateway.catalog;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Whether the database was seen not to answer, so that not everybody waits for it: after each
 * failure one caller in {@link #PAUSE} finds out whether it is back.
 */
final class Outage {

  static final Duration PAUSE = Duration.ofMillis(500);

  private static final long NONE = 0;

  private final LongSupplier nanos;

  /** When somebody is to try again, as nanoseconds since {@link #origin}, or {@link #NONE}. */
  private final AtomicLong next = new AtomicLong(NONE);

  private final long origin;

  /**
   * @param nanos a clock that only goes forward
   */
  Outage(LongSupplier nanos) {
    this.nanos = nanos;
    this.origin = nanos.getAsLong();
  }

  /** False for everybody in good times, and for the one caller who is to try. */
  boolean isOn() {
    long due = next.get();
    if (due == NONE) {
      return false;
    }
    long now = now();
    return now < due || !next.compareAndSet(due, now + PAUSE.toNanos());
  }

  void seen() {
    next.set(now() + PAUSE.toNanos());
  }

  void over() {
    if (next.get() != NONE) {
      next.set(NONE);
    }
  }

  private long now() {
    return nanos.getAsLong() - origin + 1;
  }
}
