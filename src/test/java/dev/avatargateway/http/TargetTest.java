package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/%", "/%2", "/%zz", "/%00", "/a/%ff/b", "/%c0%af", "/%ed%a0%80", "*", "", "x"})
  void aBadEscapeOrNoSlashIsNotReadable(String raw) {
    assertThat(Target.of(raw).readable()).isFalse();
  }

  @Test
  void aBadEscapeInTheQueryDoesNotMatter() {
    Target target = Target.of("/a?x=%zz&y=1");
    assertThat(target.readable()).isTrue();
    assertThat(target.query("x")).contains("");
    assertThat(target.query("y")).contains("1");
  }

  @ParameterizedTest
  @CsvSource({
    "nocache, 1",
    "key, a b/é",
    "bare, ''",
    "empty, ''",
    "na me, x=y",
  })
  void theFirstValueOfAParameterCounts(String name, String value) {
    Target target =
        Target.of("/p?nocache=1&nocache=2&key=a+b%2F%C3%A9&bare&empty=&&na%20me=x=y&=z");
    assertThat(target.query(name)).contains(value);
  }

  @Test
  void aParameterThatIsNotThereIsEmpty() {
    assertThat(Target.of("/p?a=b").query("b")).isEmpty();
    assertThat(Target.of("/p?").query("")).isEmpty();
    assertThat(Target.of("/p").query("p")).isEmpty();
  }

  @Test
  void thePathIsDecodedAndKeepsItsSlashes() {
    assertThat(Target.of("/a//b%20c/?q").path()).isEqualTo("/a//b c/");
  }

  @Test
  void whatIsLoggedHasNoQueryAndNoControlCharacters() {
    Request request = Requests.of("GET", "/a\u001b[31m\u2028?access_token=secret");
    assertThat(request).hasToString("GET /a?[31m?");
    assertThat(Requests.of("GET", "/" + "x".repeat(10_000)).toString()).hasSize(203);
  }
}
