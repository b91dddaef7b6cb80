package dev.avatargateway.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/** The upper bounds by which durations are sorted. */
final class Buckets {

  /** Of what may wait for disks, databases and other servers: half a millisecond to 30 seconds. */
  static final Duration[] WORK =
      micros(
          500,
          1_000,
          2_500,
          5_000,
          10_000,
          25_000,
          50_000,
          100_000,
          250_000,
          500_000,
          1_000_000,
          2_500_000,
          5_000_000,
          10_000_000,
          30_000_000);

  /** Of what waits for nothing: half a microsecond to a millisecond. */
  static final Duration[] MEMORY =
      LongStream.of(500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 1_000_000)
          .mapToObj(Duration::ofNanos)
          .toArray(Duration[]::new);

  private Buckets() {}

  private static Duration[] micros(long... bounds) {
    return LongStream.of(bounds)
        .mapToObj(bound -> Duration.ofNanos(1_000 * bound))
        .toArray(Duration[]::new);
  }
}
