package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {

  private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";
  private static final Answer WHOLE =
      Answer.of(200)
          .with("Content-Type", "image/png")
          .with("ETag", "\"v1\"")
          .with("Last-Modified", DATE)
          .with("Cache-Control", "public")
          .withBody("0123456789");

  private static Answer get(String... headers) {
    return Ranges.apply(Requests.of("GET", "/", headers), WHOLE);
  }

  private static String text(Answer answer) {
    return StandardCharsets.UTF_8.decode(answer.body()).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-3 | 0123 | bytes 0-3/10",
        "bytes=9- | 9 | bytes 9-9/10",
        "bytes=-3 | 789 | bytes 7-9/10",
        "bytes=-99 | 0123456789 | bytes 0-9/10",
        "bytes=5-999999999999999999 | 56789 | bytes 5-9/10",
        "bytes= 2 - 3 ,, | 23 | bytes 2-3/10",
        "bytes=0-0,99- | 0 | bytes 0-0/10",
      })
  void onePieceIsSent(String range, String body, String contentRange) {
    Answer answer = get("Range: " + range);
    assertThat(answer.status()).isEqualTo(206);
    assertThat(text(answer)).isEqualTo(body);
    assertThat(answer.header("Content-Range")).contains(contentRange);
    assertThat(answer.header("ETag")).contains("\"v1\"");
    assertThat(answer.header("Content-Type")).contains("image/png");
  }

  @Test
  void severalPiecesAreSentInOne() {
    Answer answer = get("Range: bytes=0-0,-2");
    String type = answer.header("Content-Type").orElseThrow();
    assertThat(type).startsWith("multipart/byteranges; boundary=");
    String boundary = type.substring(type.indexOf('=') + 1);
    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.header("Content-Range")).isEmpty();
    assertThat(text(answer).replace(boundary, "B").replace("\r\n", "\n"))
        .isEqualTo(
            """
            --B
            Content-Range: bytes 0-0/10
            Content-Type: image/png

            0
            --B
            Content-Range: bytes 8-9/10
            Content-Type: image/png

            89
            --B--
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-8,1-9", "bytes=0-,-1", "bytes=,", "bytes="})
  void piecesThatAddUpToMoreOrNothingAreTheWhole(String range) {
    assertThat(get("Range: " + range).status()).isEqualTo(200);
    assertThat(text(get("Range: " + range))).isEqualTo("0123456789");
  }

  @Test
  void aThousandPiecesAreTheWhole() {
    Answer large = Answer.of(200).withBody(new byte[100_000]);
    String range = "Range: bytes=" + "0-0,-1,".repeat(500);
    assertThat(Ranges.apply(Requests.of("GET", "/", range), large).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0", "bytes=10-,11-"})
  void whatLiesBeyondTheEndIsRefused(String range) {
    Answer answer = get("Range: " + range);
    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range")).contains("bytes */10");
    assertThat(answer.header("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(answer.header("Cache-Control")).isEmpty();
    assertThat(text(answer)).isEqualTo("invalid range: failed to overlap\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0-1",
        "items=0-1",
        "bytes=x-1",
        "bytes=5",
        "bytes=3-2",
        "bytes=-",
        "bytes=--1",
        "bytes=+1-2",
        "bytes=0-1,x",
        "bytes=0-99999999999999999999",
      })
  void aMalformedRangeIsRefused(String range) {
    Answer answer = get("Range: " + range);
    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range")).isEmpty();
    assertThat(text(answer)).isEqualTo("invalid range\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"v1\" | 206",
        DATE + " | 206",
        "Sunday, 06-Nov-94 08:49:37 GMT | 206",
        "\"v0\" | 200",
        "W/\"v1\" | 200",
        "Sun, 06 Nov 1994 08:49:38 GMT | 200",
        "v1 | 200",
      })
  void aRangeIsHeededOnlyOfWhatTheClientHas(String ifRange, int status) {
    assertThat(get("Range: bytes=0-1", "If-Range: " + ifRange).status()).isEqualTo(status);
  }

  @Test
  void theWholeSaysThatRangesAreServed() {
    assertThat(get().header("Accept-Ranges")).contains("bytes");
  }

  @Test
  void anEmptyBodyHasNoPieces() {
    Answer empty = Answer.of(200);
    Request request = Requests.of("GET", "/", "Range: bytes=0-1");
    assertThat(Ranges.apply(request, empty).status()).isEqualTo(200);
  }

  @Test
  void otherAnswersAreLeftAsTheyAre() {
    Answer missing = Answer.of(404);
    assertThat(Ranges.apply(Requests.of("GET", "/", "Range: bytes=0-1"), missing))
        .isSameAs(missing);
    assertThat(Ranges.apply(Requests.of("PUT", "/", "Range: bytes=0-1"), WHOLE)).isSameAs(WHOLE);
  }
}
