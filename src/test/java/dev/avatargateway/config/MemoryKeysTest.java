package dev.avatargateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much is remembered where the operator leaves it to the gateway. */
class MemoryKeysTest {

  @ParameterizedTest
  @CsvSource({"0, 20000", "268435456, 20000", "1073741824, 32768", "9000000000000000, 10000000"})
  void aLargerHeapRemembersMorePeople(long bytes, int people) {
    assertThat(MemoryKeys.forHeap(bytes)).isEqualTo(people);
  }
}
