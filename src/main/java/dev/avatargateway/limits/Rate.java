package dev.avatargateway.limits;

import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param times in each period, and at most at once; 0: as often as anybody likes
 * @param period positive
 */
public record Rate(long times, Duration period) {

  public Rate {
    if (times < 0 || !period.isPositive()) {
      throw new IllegalArgumentException("not a rate: " + times + " in " + period);
    }
  }

  public static Rate perSecond(long times) {
    return new Rate(times, Duration.ofSeconds(1));
  }

  public static Rate perMinute(long times) {
    return new Rate(times, Duration.ofMinutes(1));
  }

  boolean isUnlimited() {
    return times == 0;
  }
}
