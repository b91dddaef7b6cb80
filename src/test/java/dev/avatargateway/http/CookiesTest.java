package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookiesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token=abc",
        "token=abc; token=def",
        "a=1;token=abc",
        "novalue; =x; token = abc ;b",
        "token=\"abc\"",
        "xtoken=1; TOKEN=2; token=abc",
      })
  void theFirstOfTheNameCounts(String header) {
    Request request = Requests.of("GET", "/", "Cookie: " + header);
    assertThat(request.cookie("token")).contains("abc");
  }

  @Test
  void severalHeadersAreOneList() {
    Request request = Requests.of("GET", "/", "Cookie: a=1", "cookie: token=abc");
    assertThat(request.cookie("token")).contains("abc");
  }

  @Test
  void anEmptyValueIsAValue() {
    assertThat(Requests.of("GET", "/", "Cookie: token=").cookie("token")).contains("");
  }

  @Test
  void aWordWithoutAValueIsNone() {
    assertThat(Requests.of("GET", "/", "Cookie: token; a=token=x").cookie("token")).isEmpty();
  }
}
