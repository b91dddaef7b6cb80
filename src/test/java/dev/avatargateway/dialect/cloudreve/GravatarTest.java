package dev.avatargateway.dialect.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GravatarTest {

  private static final String DIGEST = "77f7cd77903d9b4f8a6d544aa80d014f?d=mm&s=200";

  @ParameterizedTest
  @CsvSource({
    "https://www.gravatar.com/, https://www.gravatar.com/avatar/",
    "https://www.gravatar.com, https://www.gravatar.com/avatar/",
    "https://cdn.v2ex.com/gravatar/, https://cdn.v2ex.com/gravatar/",
    "https://cdn.v2ex.com/gravatar, https://cdn.v2ex.com/gravatar/",
    "http://127.0.0.1:81/avatar, http://127.0.0.1:81/avatar/",
    "https://a.example/b%C3%A9/ü, https://a.example/b%C3%A9/%C3%BC/",
  })
  void digestsAreBelowThePathOrBelowAvatar(String url, String folder) {
    assertThat(new Gravatar(url).picture("Admin@Cloudreve.org", 200)).isEqualTo(folder + DIGEST);
  }

  @Test
  void anAddressIsLowerCasedLetterByLetterAndNotTrimmed() {
    Gravatar gravatar = new Gravatar("https://g.example");
    assertThat(gravatar.picture(" Admin@Cloudreve.org", 200)).doesNotContain(DIGEST);
    // Go makes a plain i of the Turkish İ, and a middle sigma of one at the end of a word
    assertThat(gravatar.picture("İΣ@x", 50)).isEqualTo(gravatar.picture("iσ@x", 50));
    assertThat(gravatar.picture("A@x", 50)).endsWith("&s=50");
  }
}
