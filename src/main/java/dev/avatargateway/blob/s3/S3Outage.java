package dev.avatargateway.blob.s3;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers that the server is away, so that not every call waits for it: after some failures in a
 * row one call a second finds out whether it is back, and the others fail at once.
 */
final class S3Outage {

  private static final Logger LOG = LoggerFactory.getLogger(S3Outage.class);

  private static final int FAILURES = 3;
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final String name;
  private final LongSupplier nanoTime;
  private int failures;
  private long nextTry;

  S3Outage(String name, LongSupplier nanoTime) {
    this.name = name;
    this.nanoTime = nanoTime;
  }

  /** Whether a call may be tried now. */
  synchronized boolean admits() {
    if (failures < FAILURES) {
      return true;
    }
    long now = nanoTime.getAsLong();
    if (now - nextTry < 0) {
      return false;
    }
    nextTry = now + PAUSE;
    return true;
  }

  synchronized void answered() {
    if (failures >= FAILURES) {
      LOG.info("{} answers again", name);
    }
    failures = 0;
  }

  synchronized void failed(String why) {
    if (failures < FAILURES && ++failures == FAILURES) {
      LOG.warn("{} {}; it is asked once a second until it answers", name, why);
      // Only now: a long call that fails late is not to put the next question off.
      nextTry = nanoTime.getAsLong() + PAUSE;
    }
  }
}
