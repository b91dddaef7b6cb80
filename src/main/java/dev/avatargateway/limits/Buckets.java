package dev.avatargateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A bucket of tokens for each of many, of whom those seen last are remembered. */
final class Buckets<K> {

  private static final long PLACES = 100_000;

  private final Rate rate;
  private final TimeMeter time;
  private final Cache<K, Bucket> buckets;

  /**
   * @param nanos a clock that only goes forward
   */
  Buckets(Rate rate, LongSupplier nanos) {
    this.rate = rate;
    this.time = new Nanos(nanos);
    // A bucket that nobody has drawn from for a period is full again, as a new one is.
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(PLACES)
            .expireAfterAccess(rate.period().plusSeconds(1))
            .ticker(nanos::getAsLong)
            .build();
  }

  /** Takes a token; empty when there was one, else how long until there will be. */
  Optional<Duration> take(K whose) {
    if (rate.isUnlimited()) {
      return Optional.empty();
    }
    var probe = bucket(whose).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? Optional.empty() : after(probe.getNanosToWaitForRefill());
  }

  /** How long until there will be a token; empty when there is one, which stays. */
  Optional<Duration> look(K whose) {
    Bucket bucket = rate.isUnlimited() ? null : buckets.getIfPresent(whose);
    if (bucket == null) {
      return Optional.empty();
    }
    var probe = bucket.estimateAbilityToConsume(1);
    return probe.canBeConsumed() ? Optional.empty() : after(probe.getNanosToWaitForRefill());
  }

  private static Optional<Duration> after(long nanos) {
    return Optional.of(Duration.ofNanos(nanos));
  }

  private Bucket bucket(K whose) {
    return buckets.get(whose, unseen -> full());
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(l -> l.capacity(rate.times()).refillGreedy(rate.times(), rate.period()))
        .withCustomTimePrecision(time)
        .build();
  }

  /** The clock as buckets read it. */
  private record Nanos(LongSupplier clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return clock.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
