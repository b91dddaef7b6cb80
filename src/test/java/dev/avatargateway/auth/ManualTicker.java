package dev.avatargateway.auth;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A ticker that stands still until it is moved. */
final class ManualTicker implements Ticker {

  private final AtomicLong nanos = new AtomicLong();

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Override
  public long read() {
    return nanos.get();
  }
}
