package dev.avatargateway.bridge.follow;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before something is tried again: twice as long each time, within bounds, and a
 * little less by chance, so that many do not come at once.
 *
 * @param first the wait after the first attempt
 * @param longest the longest wait
 */
record Patience(Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 30;

  Patience {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("waits are positive and do not shrink");
    }
  }

  /**
   * @param attempts how often it was tried before, at least 0
   */
  Duration after(int attempts) {
    long doubled = first.toMillis() << Math.min(attempts, MOST_DOUBLINGS);
    long bound = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(bound - ThreadLocalRandom.current().nextLong(bound / 2 + 1));
  }
}
