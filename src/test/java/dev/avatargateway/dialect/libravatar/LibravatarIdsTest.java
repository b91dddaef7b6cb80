package dev.avatargateway.dialect.libravatar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibravatarIdsTest {

  @ParameterizedTest
  @CsvSource({
    "person@example.com, person@example.com",
    "' Person@EXAMPLE.com ', person@example.com",
    "ÄRGER@example.org, ärger@example.org",
    "INFO@example.org, info@example.org"
  })
  void anAddressIsTrimmedAndInLowerCase(String given, String id) {
    assertThat(LibravatarIds.email(given).orElseThrow()).hasToString("email:" + id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "person", "@example.com", "a@", "a@b@c", "a b@example.com", "a@b\u0000"})
  void otherTextsAreNoAddresses(String text) {
    assertThat(LibravatarIds.email(text)).isEmpty();
  }

  @Test
  void neitherIsWhatIsTooLong() {
    assertThat(LibravatarIds.email("a".repeat(250) + "@b.org")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/id, https://example.com/id",
    "HTTPS://Example.COM/ID, https://example.com/ID",
    "http://User@Example.com:8080/A?B#C, http://User@example.com:8080/A?B#C",
    "https://example.com, https://example.com"
  })
  void schemeAndHostOfAnOpenIdAreInLowerCase(String given, String id) {
    assertThat(LibravatarIds.openId(given).orElseThrow()).hasToString("openid:" + id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/id",
        "ftp://example.com/",
        "https://",
        "https:///x",
        "https://a b"
      })
  void otherTextsAreNoOpenIds(String text) {
    assertThat(LibravatarIds.openId(text)).isEmpty();
  }
}
