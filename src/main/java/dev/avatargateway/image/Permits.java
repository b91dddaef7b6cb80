package dev.avatargateway.image;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The memory that all decodes together may take; each waits for its share, first come first. */
final class Permits {

  private static final int UNIT = 4096;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final int total;
  private final Duration patience;
  private final Semaphore free;

  Permits(long budget, Duration patience) {
    this.total = Math.clamp(budget / UNIT, 1, Integer.MAX_VALUE);
    this.patience = patience;
    this.free = new Semaphore(total, true);
  }

  /** As many as are told, for decodes of any size: each takes 1. */
  static Permits of(int decodes, Duration patience) {
    return new Permits((long) decodes * UNIT, patience);
  }

  /** A share of the memory that is given back by closing it. */
  interface Permit extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Refuses what never fits.
   *
   * @param bytes what a decode takes
   * @param pixels what it decodes
   */
  void check(long bytes, long pixels) {
    long units = Math.ceilDiv(bytes, UNIT);
    if (units > total) {
      long limit = (long) ((double) total / units * pixels);
      throw new RefusedException(new Refusal.TooManyPixels(limit, pixels));
    }
  }

  /** Waits for room, after {@link #check}. */
  Permit acquire(long bytes, long pixels) {
    check(bytes, pixels);
    long units = Math.ceilDiv(bytes, UNIT);
    try {
      if (free.tryAcquire((int) units, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return () -> free.release((int) units);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new RefusedException(new Refusal.Busy(RETRY_AFTER));
  }
}
