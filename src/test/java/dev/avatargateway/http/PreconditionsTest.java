package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.http.Preconditions.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

  private static final Instant MODIFIED = Instant.parse("1994-11-06T08:49:37.9Z");

  private static Verdict evaluate(String method, String... headers) {
    return Preconditions.evaluate(Requests.of(method, "/", headers), "\"v1\"", MODIFIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "If-None-Match: \"v1\"",
        "If-None-Match: W/\"v1\"",
        "If-None-Match: *",
        "If-None-Match: \"v0\" , W/\"x\",\"v1\"",
        "If-None-Match: ,,\"a,b\", \"v1\"",
        "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT",
        "If-Modified-Since: Sunday, 06-Nov-94 08:49:38 GMT",
        "If-Modified-Since: Sun Nov  6 08:49:37 1994",
      })
  void whatTheClientHasIsNotSentAgain(String header) {
    assertThat(evaluate("GET", header)).isEqualTo(Verdict.NOT_MODIFIED);
    assertThat(evaluate("HEAD", header)).isEqualTo(Verdict.NOT_MODIFIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y",
        "If-None-Match: \"v0\"",
        "If-None-Match: v1",
        "If-None-Match: \"v1",
        "If-None-Match: x, \"v1\"",
        "If-None-Match:",
        "If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT",
        "If-Modified-Since: Mon, 06 Nov 1994 08:49:37 GMT",
        "If-Modified-Since: yesterday",
        "If-Modified-Since: 1994-11-06T08:49:37Z",
        "If-Match: \"v1\"",
        "If-Match: \"v0\", \"v1\"",
        "If-Match: *",
        "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT",
        "If-Unmodified-Since: tomorrow",
      })
  void whatHoldsOrCannotBeReadStopsNothing(String header) {
    assertThat(evaluate("GET", header)).isEqualTo(Verdict.PROCEED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "If-Match: \"v0\"",
        "If-Match: W/\"v1\"",
        "If-Match: v1",
        "If-Match:",
        "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT",
      })
  void whatDoesNotHoldFails(String header) {
    assertThat(evaluate("GET", header)).isEqualTo(Verdict.FAILED);
  }

  @Test
  void tagsCountBeforeDates() {
    String later = "Mon, 07 Nov 1994 08:49:37 GMT";
    String earlier = "Sat, 05 Nov 1994 08:49:37 GMT";
    assertThat(evaluate("GET", "If-None-Match: \"v0\"", "If-Modified-Since: " + later))
        .isEqualTo(Verdict.PROCEED);
    assertThat(evaluate("GET", "If-Match: \"v1\"", "If-Unmodified-Since: " + earlier))
        .isEqualTo(Verdict.PROCEED);
  }

  @Test
  void failingComesBeforeNotModified() {
    assertThat(evaluate("GET", "If-Match: \"v0\"", "If-None-Match: \"v1\""))
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void aWriteIsNotDoneWhenTheTagMatches() {
    assertThat(evaluate("PUT", "If-None-Match: *")).isEqualTo(Verdict.FAILED);
    assertThat(evaluate("PUT", "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT"))
        .isEqualTo(Verdict.PROCEED);
  }

  @Test
  void anUnknownDateMeetsNoDateCondition() {
    Request request = Requests.of("GET", "/", "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT");
    assertThat(Preconditions.evaluate(request, "\"v1\"", Instant.EPOCH)).isEqualTo(Verdict.PROCEED);
  }

  @Test
  void aListOfAThousandTagsIsRead() {
    assertThat(evaluate("GET", "If-None-Match: " + "\"x\",".repeat(1000) + "\"v1\""))
        .isEqualTo(Verdict.NOT_MODIFIED);
  }

  @Test
  void aDateIsWrittenAsHttpHasIt() {
    assertThat(new HttpDate(MODIFIED)).hasToString("Sun, 06 Nov 1994 08:49:37 GMT");
    assertThat(HttpDate.parse("Sun, 06 Nov 1994 08:49:37 GMT")).contains(new HttpDate(MODIFIED));
  }
}
