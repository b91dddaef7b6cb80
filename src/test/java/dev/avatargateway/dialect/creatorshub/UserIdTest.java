package dev.avatargateway.dialect.creatorshub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "6", "2147483648", "999999999999999999", "9223372036854775807"})
  void wholeNumbersAreIds(String id) {
    assertThat(UserId.isOne(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "00",
        "007",
        "+6",
        "-6",
        "6.0",
        "6e3",
        "0x6",
        "6 ",
        " 6",
        "6\n",
        "6\0",
        "٦",
        "６",
        "me",
        "Me",
        "..",
        "6;x=y",
        "6/7",
        "9223372036854775808",
        "9999999999999999999",
        "10000000000000000000",
        "\uD83D\uDE00",
      })
  void anythingElseIsNone(String id) {
    assertThat(UserId.isOne(id)).isFalse();
  }
}
