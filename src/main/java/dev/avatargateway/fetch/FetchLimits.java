package dev.avatargateway.fetch;

import java.time.Duration;

/**
 * How long and how often the fetcher tries.
 *
 * @param connect for one connection
 * @param total from the call until the last byte is read, redirects included
 * @param redirects how many are followed, at least 0
 * @param concurrent how many fetches run at once, at least 1; more are turned away
 */
public record FetchLimits(Duration connect, Duration total, int redirects, int concurrent) {

  public static final FetchLimits DEFAULT =
      new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 3, 16);

  public FetchLimits {
    if (!connect.isPositive() || !total.isPositive()) {
      throw new IllegalArgumentException("times are positive");
    }
    if (redirects < 0 || concurrent < 1) {
      throw new IllegalArgumentException("redirects are at least 0, concurrent fetches 1");
    }
  }
}
