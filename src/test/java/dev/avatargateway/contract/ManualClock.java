package dev.avatargateway.contract;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until it is set. */
public final class ManualClock implements InstantSource {

  private final AtomicLong millis = new AtomicLong(1_700_000_000_000L);

  public void set(long now) {
    millis.set(now);
  }

  /** Goes on by a second and tells the time. */
  public long tick() {
    return millis.addAndGet(1000);
  }

  @Override
  public long millis() {
    return millis.get();
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis.get());
  }
}
