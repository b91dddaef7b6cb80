package dev.avatargateway.dialect.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.http.Answer;
import dev.avatargateway.http.Header;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnroutedTest {

  private final Unrouted unrouted = new Unrouted();

  @Test
  void anUnknownPathIsNamedInTheError() {
    Answer answer = unrouted.handle(Ask.of("PUT", "/api/v4/users/<é'>/image"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(StandardCharsets.UTF_8.decode(answer.body()).toString())
        .isEqualTo(
            "{\"id\":\"api.context.404.app_error\","
                + "\"message\":\"Sorry, we could not find the page.\","
                + "\"detailed_error\":\"There doesn't appear to be an api call for the"
                + " url='/api/v4/users/\\u003cé'\\u003e/image'.  Typo? are you missing a team_id or"
                + " user_id as part of the url?\",\"status_code\":404}");
    assertThat(answer.headers()).containsExactly(Header.of("Content-Type", "application/json"));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v4//users/me/image, /api/v4/users/me/image",
    "/api/v4/users/./me/image, /api/v4/users/me/image",
    "/api/v4/users/x/../me/image, /api/v4/users/me/image",
    "/users/me/image//, /users/me/image/",
    "/api/v4/users/.., /api/v4",
    "/api/v4/../../../.., /",
    "/api/v4/..//evil.example/x, /api/evil.example/x",
    "/api/v4//ü b!, /api/v4/%C3%BC%20b%21",
  })
  void anUncleanPathIsRedirected(String path, String location) {
    Answer answer = unrouted.handle(Ask.of("POST", path).withTarget(path + "?_=5&x"));

    assertThat(answer.status()).isEqualTo(301);
    assertThat(answer.headers()).containsExactly(Header.of("Location", location + "?_=5&x"));
    assertThat(answer.body().hasRemaining()).isFalse();
  }

  @Test
  void thePrefixItselfIsNoApiCall() {
    assertThat(unrouted.handle(Ask.of("GET", "/api/v4")).header("Content-Type"))
        .contains("text/plain; charset=utf-8");
  }
}
