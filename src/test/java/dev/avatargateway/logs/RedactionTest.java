package dev.avatargateway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT /a/ada@example.org 200             | PUT /a/[hidden] 200
          asked of ada.b+c%40sub.example.co.uk.  | asked of [hidden].
          email=\u00e4d\u00e4@ex\u00e4mple.org,  | email=[hidden],
          got Authorization: Bearer abc.def/x=   | got Authorization: Bearer [hidden]
          bearer opaque-ada, then                | bearer [hidden], then
          a eyJhbGciOi.eyJzdWIiOi.c2lnbmF0 b     | a [hidden] b
          http://h/x?token=abc&size=2            | http://h/x?token=[hidden]&size=2
          MMAUTHTOKEN=abc; a                     | MMAUTHTOKEN=[hidden]; a
          jdbc:postgresql://h/d?password=x y     | jdbc:postgresql://h/d?password=[hidden] y
          """)
  void whatLooksLikeASecretOrAnAddressIsHidden(String line, String shown) {
    assertThat(Redaction.of(line)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v4/users/4xp9fdt77pncbef59f4k1qe83o/image 200 answered at mattermost",
        "the token is no good; a secret of 208 bits",
        "at dev.avatargateway.http.Dispatcher.end(Dispatcher.java:99)",
        "Owner[space=cloudreve, externalId=#7] @ 12:00",
        "eyJ"
      })
  void whatIsNoneStays(String line) {
    assertThat(Redaction.of(line)).isEqualTo(line);
  }

  @Test
  void aLongLineIsReadInLittleTime() {
    String line = "a".repeat(1 << 20) + "@" + "b.".repeat(1 << 18) + " eyJ" + "x".repeat(1 << 20);
    assertThat(Redaction.of(line)).contains("[hidden]");
  }
}
