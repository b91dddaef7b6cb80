package dev.avatargateway.dialect.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudreveSettingsTest {

  private static final String URL = "https://www.gravatar.com/";

  @Test
  void defaultsAreTheProducts() {
    assertThat(CloudreveSettings.DEFAULTS)
        .isEqualTo(new CloudreveSettings(301, 86_400, 4_194_304, 64_000_000, URL));
  }

  @Test
  void boundsAreTaken() {
    assertThat(new CloudreveSettings(302, 0, 1, 1, "http://127.0.0.1:8080").maxAge()).isZero();
    assertThat(
            new CloudreveSettings(301, 31_536_000, Integer.MAX_VALUE, Long.MAX_VALUE, URL).maxAge())
        .isEqualTo(31_536_000);
  }

  @ParameterizedTest
  @CsvSource({
    "307, 1, 1, 1, --cloudreve-redirect",
    "301, -1, 1, 1, --cloudreve-max-age",
    "301, 31536001, 1, 1, --cloudreve-max-age",
    "301, 1, 0, 1, --cloudreve-max-bytes",
    "301, 1, 2147483648, 1, --cloudreve-max-bytes",
    "301, 1, 1, 0, the largest picture in pixels",
  })
  void anErrorNamesTheKey(int redirect, long maxAge, long maxBytes, long maxPixels, String key) {
    assertThatThrownBy(() -> new CloudreveSettings(redirect, maxAge, maxBytes, maxPixels, URL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(key + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "www.gravatar.com",
        "/avatar/",
        "ftp://a/",
        "https:///x",
        "https://user@a/",
        "https://a/?b",
        "https://a/#b",
        "https://a b/",
        "javascript:alert(1)"
      })
  void whatIsNoPlaceOfPicturesIsRefused(String url) {
    assertThatThrownBy(() -> new CloudreveSettings(301, 1, 1, 1, url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--cloudreve-gravatar-url ");
  }
}
