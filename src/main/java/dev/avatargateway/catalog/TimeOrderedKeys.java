package dev.avatargateway.catalog;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes keys that rise with time (UUID version 7), so that many new rows fill few pages of an index
 * instead of one each.
 */
final class TimeOrderedKeys {

  private static final int COUNTER_BITS = 12;
  private static final long COUNTER = (1L << COUNTER_BITS) - 1;
  private static final long VERSION = 0x7000;

  private final InstantSource clock;

  /** Milliseconds, then a counter, which runs over into them when there is much to do. */
  private final AtomicLong last = new AtomicLong();

  TimeOrderedKeys(InstantSource clock) {
    this.clock = clock;
  }

  UUID next() {
    long now = clock.millis() << COUNTER_BITS;
    long moment = last.updateAndGet(before -> Math.max(before + 1, now));
    long high = (moment >>> COUNTER_BITS) << 16 | VERSION | (moment & COUNTER);
    return new UUID(high, UUID.randomUUID().getLeastSignificantBits());
  }
}
