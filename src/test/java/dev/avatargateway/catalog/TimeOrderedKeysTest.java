package dev.avatargateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.ManualClock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedKeysTest {

  @Test
  void keysRiseWhileTheClockStandsOrGoesBack() {
    ManualClock clock = new ManualClock();
    TimeOrderedKeys keys = new TimeOrderedKeys(clock);
    long start = clock.millis();
    List<UUID> standing = Stream.generate(keys::next).limit(10_000).toList();
    clock.set(start - 60_000);
    UUID back = keys.next();

    assertThat(standing).isSorted().doesNotHaveDuplicates();
    assertThat(back).isGreaterThan(standing.getLast());
    assertThat(standing).allMatch(key -> key.version() == 7 && key.variant() == 2);
    assertThat(standing.getFirst().getMostSignificantBits() >>> 16).isEqualTo(start);
  }
}
