package dev.avatargateway.bridge.follow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long a target is left alone that refused everybody. */
final class Closure {

  private final Patience patience;
  private final InstantSource clock;
  private Instant until = Instant.MIN;
  private int refusals;

  Closure(Patience patience, InstantSource clock) {
    this.patience = patience;
    this.clock = clock;
  }

  /** How long still; zero when it may be tried. */
  synchronized Duration left() {
    Instant now = clock.instant();
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  /** Whether it is to be tried by one errand at a time. */
  synchronized boolean isTrial() {
    return refusals > 0;
  }

  /** When it may be tried again. Those who were on the way together are refused once. */
  synchronized Instant refused() {
    if (left().isZero()) {
      until = clock.instant().plus(patience.after(refusals++));
    }
    return until;
  }

  synchronized void accepted() {
    refusals = 0;
    until = Instant.MIN;
  }
}
