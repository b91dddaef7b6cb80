package dev.avatargateway.dialect.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdTest {

  private static final String OWN = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

  private static String of(String header) {
    return CorrelationId.of(Asked.get("/").with("X-Cr-Correlation-Id", header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OWN,
        "6BA7B810-9DAD-11D1-80B4-00C04FD430C8",
        "6ba7b8109dad11d180b400c04fd430c8",
        "{6ba7b810-9dad-11d1-80b4-00c04fd430c8}",
        "{6ba7b8109dad11d180b400c04fd430c8}",
        "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "urn:uuid:6ba7b8109dad11d180b400c04fd430c8"
      })
  void everySpellingOfAUuidIsTaken(String header) {
    assertThat(of(header)).isEqualTo(OWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-1-1-1-1",
        "not a uuid",
        "",
        "00000000-0000-0000-0000-000000000000",
        "{6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8\n",
        "6ba7b810-9dad-11d1-80b4-00c04fd430cg"
      })
  void anythingElseGetsANewOne(String header) {
    assertThat(UUID.fromString(of(header)).version()).isEqualTo(4);
    assertThat(of(header)).isNotEqualTo(of(header));
  }

  @Test
  void noHeaderGetsANewOne() {
    assertThat(CorrelationId.of(Asked.get("/"))).isNotEqualTo(CorrelationId.of(Asked.get("/")));
  }
}
