package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;

/**
 * Conditional and range headers of any make: never more than the picture, never a broken answer.
 */
final class ConditionsFuzz {

  private static final String TAG = "\"v1\"";
  private static final Instant MODIFIED = Instant.ofEpochSecond(784_111_777);
  private static final Answer WHOLE =
      Answer.of(200)
          .with("Content-Type", "image/png")
          .with("ETag", TAG)
          .with("Last-Modified", new HttpDate(MODIFIED).toString())
          .withBody("0123456789");

  @DictionaryEntries({
    "If-None-Match: ",
    "If-Match: ",
    "If-Modified-Since: ",
    "If-Unmodified-Since: ",
    "If-Range: ",
    "Range: bytes=",
    "\\\"v1\\\"",
    "W/\\\"v1\\\"",
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
    "0-0,-1"
  })
  @FuzzTest(maxDuration = "20s")
  void anAnswerThatIsWhole(FuzzedDataProvider data) {
    String[] headers = data.consumeRemainingAsString().split("\n", 6);
    WireRequest request = Requests.of("GET", "/", headers);
    Preconditions.Verdict verdict = Preconditions.evaluate(request, TAG, MODIFIED);
    if (request.header("If-None-Match").filter(TAG::equals).isPresent()
        && request.header("If-Match").isEmpty()
        && request.header("If-Unmodified-Since").isEmpty()) {
      assertThat(verdict).isEqualTo(Preconditions.Verdict.NOT_MODIFIED);
    }
    Answer answer = Ranges.apply(request, WHOLE);
    assertThat(answer.status()).isIn(200, 206, 416);
    if (answer.status() == 206 && answer.header("Content-Range").isPresent()) {
      assertThat(answer.body().remaining()).isBetween(1, 10);
    }
  }
}
