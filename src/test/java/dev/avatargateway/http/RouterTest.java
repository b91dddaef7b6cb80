package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

  private static final Handler ROUTE = request -> Answer.of(200);
  private static final Handler LONG = request -> Answer.of(404);
  private static final Handler SHORT = request -> Answer.of(404);

  private final Dialect users =
      new TestDialect(
          "users",
          routes -> {
            routes.on("GET", "/api/v4/users/{id}/image", ROUTE);
            routes.on("DELETE", "/api/v4/users/{id}/image", LONG);
            routes.otherwise("/api/v4/users", LONG);
          });
  private final Dialect rest =
      new TestDialect("rest", routes -> routes.otherwise("/api/v4/", SHORT));
  private final Router router = Router.of(List.of(rest, users));

  @ParameterizedTest
  @CsvSource({
    "/api/v4/users/u1/image, u1",
    "/api/v4/users/%75%31/%69mage, u1",
    "/api/v4/users/a;x=y/image, a;x=y",
    "/api/v4/users/%F0%9F%98%80/image?x=/, 😀",
    "/api/v4/users/%252f/image, %2f",
    "/api/v4/users/%2e%2e/image, ..",
    "/api/v4/users/a+b%20c/image, a+b c",
    "/api/v4/users/a\\b/image, a\\b",
  })
  void aSegmentIsMatchedDecoded(String target, String id) {
    assertThat(router.match("GET", Target.of(target)))
        .hasValueSatisfying(
            match -> {
              assertThat(match.handler()).isSameAs(ROUTE);
              assertThat(match.params()).isEqualTo(Map.of("id", id));
            });
  }

  @Test
  void headIsAnsweredByWhatAnswersGet() {
    assertThat(router.match("HEAD", Target.of("/api/v4/users/u1/image")))
        .hasValueSatisfying(match -> assertThat(match.handler()).isSameAs(ROUTE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v4/users",
        "/api/v4/users/",
        "/api/v4/users//image",
        "/api/v4/users/u1/image/",
        "/api/v4/users/u1/IMAGE",
        "/api/v4/users/u1%2fimage",
        "/api/v4/users/a%2Fb/image",
        "/api/v4//users/../users",
      })
  void whatNoRouteMatchesFallsToALongestPrefix(String target) {
    Handler expected = target.startsWith("/api/v4/users") ? LONG : SHORT;
    assertThat(router.match("GET", Target.of(target)))
        .hasValueSatisfying(match -> assertThat(match.handler()).isSameAs(expected));
  }

  @Test
  void aMethodWithoutARouteFallsToThePrefix() {
    assertThat(router.match("FOO", Target.of("/api/v4/users/u1/image")))
        .hasValueSatisfying(match -> assertThat(match.handler()).isSameAs(LONG));
  }

  @Test
  void aPrefixEndsAtASlash() {
    assertThat(router.match("GET", Target.of("/api/v4/usersx")))
        .hasValueSatisfying(match -> assertThat(match.handler()).isSameAs(SHORT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v4", "/api", "/", "/api/v44", "/API/v4/"})
  void aPrefixThatEndsInASlashCoversOnlyWhatIsBelow(String target) {
    assertThat(router.match("GET", Target.of(target))).isEmpty();
  }

  @Test
  void aTargetThatCannotBeReadStillHasADialect() {
    assertThat(router.dialect(Target.of("/api/v4/users/%zz?a=/"))).contains(users);
    assertThat(router.dialect(Target.of("/api/v4/%zz"))).contains(rest);
    assertThat(router.dialect(Target.of("/%zz"))).isEmpty();
  }

  @Test
  void aRouteClaimedTwiceIsRefused() {
    Dialect same =
        new TestDialect("x", routes -> routes.on("GET", "/api/v4/users/{other}/image", ROUTE));
    assertThatThrownBy(() -> Router.of(List.of(users, same)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GET api/v4/users/{}/image");
  }

  @Test
  void aPrefixClaimedTwiceIsRefused() {
    assertThatThrownBy(() -> Router.of(List.of(rest, rest)))
        .isInstanceOf(IllegalStateException.class);
  }
}
