package dev.avatargateway.fetch;

import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * The moment by which a fetch must have ended.
 *
 * @param nanoTime on the clock of {@link System#nanoTime()}
 */
record Deadline(long nanoTime) {

  static Deadline after(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left; fails when nothing is. */
  Duration remaining() throws InterruptedIOException {
    long nanos = nanoTime - System.nanoTime();
    // The client takes anything under a millisecond for "no limit".
    if (nanos < 1_000_000) {
      throw new InterruptedIOException("out of time");
    }
    return Duration.ofNanos(nanos);
  }
}
