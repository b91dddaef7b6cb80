package dev.avatargateway.dialect.libravatar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedHostsTest {

  private final TrustedHosts hosts =
      new TrustedHosts(List.of("CDN.example.org", "other.example.org:8443"));

  @ParameterizedTest
  @CsvSource({
    "https://cdn.example.org/a.png, https://cdn.example.org/a.png",
    "http://CDN.EXAMPLE.ORG:80/a.png?x=1, http://CDN.EXAMPLE.ORG:80/a.png?x=1",
    "https://cdn.example.org:443/, https://cdn.example.org:443/",
    "https://other.example.org:8443/a, https://other.example.org:8443/a",
    "https://cdn.example.org/ä, https://cdn.example.org/%C3%A4"
  })
  void aTrustedHostIsLedTo(String address, String location) {
    assertThat(hosts.location(address)).contains(location);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/a.png",
        "https://cdn.example.org.evil.example/",
        "https://evil.example/cdn.example.org",
        "https://cdn.example.org@evil.example/",
        "https://user@cdn.example.org/",
        "https://cdn.example.org:8443/",
        "https://other.example.org/",
        "https://evil.example#cdn.example.org",
        "https://evil.example\\@cdn.example.org/",
        "https:\\\\cdn.example.org/",
        "https:cdn.example.org",
        "//cdn.example.org/a.png",
        "/a.png",
        "a.png",
        "ftp://cdn.example.org/a.png",
        "javascript://cdn.example.org/%0aalert(1)",
        "data:image/png;base64,AAAA",
        "https://cdn.example.org/\r\nSet-Cookie: a=b",
        "https://cdn.example.org/ a",
        "https://cdn.example.org./a",
        "https://cdn。example.org/a",
        ""
      })
  void nothingElseIs(String address) {
    assertThat(hosts.location(address)).isEmpty();
  }

  @Test
  void neitherIsWhatIsTooLong() {
    assertThat(hosts.location("https://cdn.example.org/" + "a".repeat(2048))).isEmpty();
  }

  @Test
  void nobodyIsTrustedUnlessNamed() {
    assertThat(new TrustedHosts(List.of()).location("https://cdn.example.org/")).isEmpty();
  }
}
