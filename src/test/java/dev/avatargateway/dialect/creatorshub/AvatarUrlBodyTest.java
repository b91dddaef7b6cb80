package dev.avatargateway.dialect.creatorshub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AvatarUrlBodyTest {

  private static final String PLAIN = "{\"avatarUrl\": \"https://via.placeholder.com/150\"}";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE"})
  void theAddressIsReadInEveryUnicodeForm(String charset) {
    assertThat(read(PLAIN.getBytes(Charset.forName(charset))))
        .isEqualTo("https://via.placeholder.com/150");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
  void aByteOrderMarkIsPassedOver(String charset) {
    assertThat(read(("\uFEFF" + PLAIN).getBytes(Charset.forName(charset))))
        .isEqualTo("https://via.placeholder.com/150");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"b\":[1,2]},\"avatarUrl\":\"u\",\"c\":null}",
        "{\"@class\":\"java.net.URL\",\"avatarUrl\":\"u\"}",
        "{\"avatarUrl\":\"u\",\"avatarBytes\":[255,216]}",
        " \r\n{\"avatar\\u0055rl\" : \"\\u0075\"}\t",
      })
  void whatElseStandsThereIsPassedOver(String json) {
    assertThat(read(json)).isEqualTo("u");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "\"https://a.example\"",
        "[]",
        "[{\"avatarUrl\":\"u\"}]",
        "{}",
        "{\"avatarurl\":\"u\"}",
        "{\"avatarUrl\":null}",
        "{\"avatarUrl\":7}",
        "{\"avatarUrl\":true}",
        "{\"avatarUrl\":[\"u\"]}",
        "{\"avatarUrl\":{\"href\":\"u\"}}",
      })
  void withoutAStringThereIsNoAddress(String json) {
    assertMalformed(json, "The JSON needs a string avatarUrl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"avatarUrl\":\"u\"",
        "{\"avatarUrl\":\"u\"}}",
        "{\"avatarUrl\":\"u\"} {}",
        "{\"avatarUrl\":\"u\",}",
        "{avatarUrl:'u'}",
        "{\"avatarUrl\":NaN}",
        "{\"avatarUrl\":\"a\nb\"}",
        "{\"avatarUrl\":\"u\",\"avatarUrl\":\"v\"}",
        "{\"avatarUrl\":\"u\",\"avatar\\u0055rl\":\"v\"}",
        "// c\n{\"avatarUrl\":\"u\"}",
        "avatarUrl=u",
        "<avatarUrl>u</avatarUrl>",
      })
  void whatIsNoJsonIsRefused(String text) {
    assertMalformed(text, "The body is not valid JSON");
  }

  @Test
  void bytesThatAreNoUnicodeAreRefused() {
    byte[] latin = "{\"avatarUrl\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    byte[] utf32 = "{\"avatarUrl\":\"u\"}".getBytes(Charset.forName("UTF-32BE"));
    utf32[utf32.length - 12] = 0x7f;

    assertThat(refusal(latin)).isEqualTo(new Refusal.Malformed("The body is not valid JSON"));
    assertThat(refusal(utf32)).isEqualTo(new Refusal.Malformed("The body is not valid JSON"));
  }

  @Test
  void depthIsNotFollowed() {
    assertMalformed(
        "{\"avatarUrl\":\"u\",\"x\":" + "[".repeat(8000) + "]".repeat(8000) + "}",
        "The body is not valid JSON");
    assertMalformed(
        "{\"avatarUrl\":\"u\",\"x\":" + "9".repeat(8000) + "}", "The body is not valid JSON");
  }

  @Test
  void aLongBodyIsNotReadToItsEnd() {
    ByteArrayInputStream body = new ByteArrayInputStream(new byte[AvatarUrlBody.MAX_BYTES + 100]);

    assertThatThrownBy(() -> AvatarUrlBody.read(body))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e ->
                assertThat(e.refusal())
                    .isEqualTo(new Refusal.TooLarge(AvatarUrlBody.MAX_BYTES, -1)));
    assertThat(body.available()).isEqualTo(99);
  }

  private static void assertMalformed(String json, String what) {
    assertThat(refusal(json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Refusal.Malformed(what));
  }

  private static Refusal refusal(byte[] body) {
    try {
      return new Refusal.Malformed("not refused: " + read(body));
    } catch (RefusedException e) {
      return e.refusal();
    }
  }

  private static String read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(byte[] json) {
    return AvatarUrlBody.read(new ByteArrayInputStream(json));
  }
}
