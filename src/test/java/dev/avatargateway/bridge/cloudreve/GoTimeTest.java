package dev.avatargateway.bridge.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-04 05:06:07.89 +0800 CST m=+12.34, 2026-03-03T21:06:07.89Z",
    "2026-03-04 05:06:07.891234567 +0000 UTC, 2026-03-04T05:06:07.891234567Z",
    "2026-03-04 05:06:07 +0000 UTC m=+0.000000001, 2026-03-04T05:06:07Z",
    "2026-03-04 05:06:07 -0330 NST m=-3.5, 2026-03-04T08:36:07Z",
    "2026-03-04 05:06:07.5 +0300 +03, 2026-03-04T02:06:07.5Z",
    "2026-03-04 05:06:07.123456789-07:00, 2026-03-04T12:06:07.123456789Z",
    "2026-03-04T05:06:07+08:00, 2026-03-03T21:06:07Z",
    "2026-03-04T05:06:07.1Z, 2026-03-04T05:06:07.1Z",
    "2026-03-04 05:06:07Z, 2026-03-04T05:06:07Z",
    "2026-03-04 05:06:07, 2026-03-04T05:06:07Z",
    "2026-03-04T05:06, 2026-03-04T05:06:00Z",
    "0001-01-01 00:00:00 +0000 UTC, 0001-01-01T00:00:00Z",
  })
  void readsEveryFormThatADriverWrites(String text, String time) {
    assertThat(GoTime.parse(text)).contains(Instant.parse(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "1700000000",
        "2026-13-04 05:06:07",
        "2026-03-04 25:06:07 +0800 CST",
        "2026-03-04 05:06:07 +9900 XXX",
        "2026-03-04 05:06:07 and more words"
      })
  void leavesAloneWhatIsNoTime(String text) {
    assertThat(GoTime.parse(text)).isEmpty();
  }

  @Test
  void writesTheFormsOfBothDrivers() {
    Instant time = Instant.parse("2026-03-04T05:06:07.89Z");
    assertThat(GoTime.v4(time)).isEqualTo("2026-03-04 05:06:07.89 +0000 UTC");
    assertThat(GoTime.v3(time)).isEqualTo("2026-03-04 05:06:07.89+00:00");
    assertThat(GoTime.v4(Instant.parse("2026-03-04T05:06:07Z")))
        .isEqualTo("2026-03-04 05:06:07 +0000 UTC");
    assertThat(GoTime.parse(GoTime.v4(time))).contains(time);
    assertThat(GoTime.parse(GoTime.v3(time))).contains(time);
  }
}
