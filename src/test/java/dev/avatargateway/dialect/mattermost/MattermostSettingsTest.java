package dev.avatargateway.dialect.mattermost;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MattermostSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "-1, 1, 1, v, /, --mattermost-max-age",
    "31536001, 1, 1, v, /, --mattermost-max-age",
    "0, 0, 1, v, /, --mattermost-max-bytes",
    "0, 2147483136, 1, v, /, --mattermost-max-bytes",
    "0, 1, 0, v, /, the largest picture",
    "0, 1, 1, 'a b', /, X-Version-Id",
    "0, 1, 1, v, sub, --mattermost-url",
    "0, 1, 1, v, /a;Secure, --mattermost-url",
  })
  void anErrorNamesTheKey(
      long age, long bytes, long pixels, String version, String subpath, String key) {
    assertThatThrownBy(() -> new MattermostSettings(age, bytes, pixels, version, subpath))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(key + ":");
  }
}
