package dev.avatargateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE / 2);
  private final Buckets<String> buckets = new Buckets<>(Rate.perMinute(60), nanos::get);

  @Test
  void aMinutesTokensMayGoAtOnceAndComeBackOneByOne() {
    for (int i = 0; i < 60; i++) {
      assertThat(buckets.take("a")).isEmpty();
    }
    assertThat(buckets.take("a")).contains(Duration.ofSeconds(1));

    pass(Duration.ofMillis(400));
    assertThat(buckets.look("a")).contains(Duration.ofMillis(600));
    pass(Duration.ofMillis(600));
    assertThat(buckets.look("a")).isEmpty();
    assertThat(buckets.take("a")).isEmpty();
    assertThat(buckets.take("a")).contains(Duration.ofSeconds(1));
  }

  @Test
  void nobodySavesMoreThanAMinutesTokens() {
    assertThat(buckets.take("a")).isEmpty();
    pass(Duration.ofHours(5));
    for (int i = 0; i < 60; i++) {
      assertThat(buckets.take("a")).isEmpty();
    }
    assertThat(buckets.take("a")).isPresent();
  }

  @Test
  void eachHasABucketOfTheirOwn() {
    Buckets<String> one = new Buckets<>(Rate.perSecond(1), nanos::get);
    assertThat(one.take("a")).isEmpty();
    assertThat(one.take("a")).isPresent();
    assertThat(one.take("b")).isEmpty();
  }

  @Test
  void lookingTakesNothing() {
    Buckets<String> one = new Buckets<>(Rate.perSecond(1), nanos::get);
    assertThat(one.look("a")).isEmpty();
    assertThat(one.look("a")).isEmpty();
    assertThat(one.take("a")).isEmpty();
    assertThat(one.look("a")).isPresent();
  }

  @Test
  void zeroIsNoLimit() {
    Buckets<String> free = new Buckets<>(Rate.perSecond(0), nanos::get);
    for (int i = 0; i < 10_000; i++) {
      assertThat(free.take("a")).isEqualTo(Optional.empty());
    }
  }

  @Test
  void anAddressOfIpv6IsCountedWithItsNeighboursAndOneOfIpv4Alone() {
    assertThat(block("2001:db8:1:2::1")).isEqualTo(block("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    assertThat(block("2001:db8:1:2::1")).isNotEqualTo(block("2001:db8:1:3::1"));
    assertThat(block("192.0.2.1")).isNotEqualTo(block("192.0.2.2"));
    assertThat(block("::ffff:192.0.2.1")).isEqualTo(block("192.0.2.1"));
    assertThat(block("0.0.0.1")).isNotEqualTo(block("::1"));
  }

  private static AddressBlock block(String address) {
    return AddressBlock.of(InetAddress.ofLiteral(address));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
