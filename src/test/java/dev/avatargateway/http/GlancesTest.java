package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many targets are asked for, and however long they are, what is remembered is bounded. */
class GlancesTest {

  @ParameterizedTest
  @CsvSource({"0, 10", "0, 500", "536870912, 10", "536870912, 500"})
  void manyTargetsTakeAShareOfTheHeap(long heap, int length) {
    Glances glances = new Glances(heap);
    for (int i = 0; i < 30_000; i++) {
      Target target = Target.of("/" + "x".repeat(length) + i);
      glances.keep(target, () -> Optional.of(_ -> Optional.empty()));
    }

    long room = Math.max(16 << 20, heap / 16);
    assertThat(glances.count()).isPositive().isLessThanOrEqualTo(room / (2048 + 2L * length));
  }
}
