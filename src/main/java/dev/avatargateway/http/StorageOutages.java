package dev.avatargateway.http;

import dev.avatargateway.core.RefusedException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log hears of a storage that refuses: the first request that was refused, now and then
 * how many there were since, and the end; not every one of them.
 */
final class StorageOutages {

  /** How long nobody must have been refused for an outage to be over. */
  static final Duration CALM = Duration.ofSeconds(10);

  static final Duration REPETITION = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(StorageOutages.class);

  private final LongSupplier nanos;
  private volatile boolean on;
  private long said;
  private long last;
  private long unsaid;

  /**
   * @param nanos a clock that only goes forward
   */
  StorageOutages(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void refused(Request request, RefusedException refusal) {
    LOG.debug("{}: the storage is unavailable", request, refusal);
    boolean silent;
    long others;
    synchronized (this) {
      last = nanos.getAsLong();
      silent = on && last - said < REPETITION.toNanos();
      others = unsaid;
      unsaid = silent ? unsaid + 1 : 0;
      said = silent ? said : last;
      on = true;
    }
    if (!silent) {
      LOG.error(
          "{}: the storage is unavailable: {}{}",
          request,
          reason(refusal),
          others == 0 ? "" : " (%d more since the last such line)".formatted(others));
    }
  }

  /** Some request was answered, though perhaps without the storage. */
  void answered() {
    if (on && isOver()) {
      LOG.info("The storage has refused nothing for {} seconds", CALM.toSeconds());
    }
  }

  private synchronized boolean isOver() {
    boolean over = on && nanos.getAsLong() - last >= CALM.toNanos();
    if (over) {
      on = false;
      unsaid = 0;
    }
    return over;
  }

  private static String reason(RefusedException refusal) {
    Throwable cause = refusal.getCause();
    return cause == null ? "" : cause.toString();
  }
}
