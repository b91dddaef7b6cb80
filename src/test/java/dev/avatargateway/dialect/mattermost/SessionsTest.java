package dev.avatargateway.dialect.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Right;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionsTest {

  private static final String IMAGE = "/api/v4/users/me/image";
  private static final Session.Closed NO_TOKEN =
      new Session.Closed(AppError.SESSION_EXPIRED, false);
  private static final Session.Closed BAD_TOKEN =
      new Session.Closed(AppError.SESSION_EXPIRED, true);

  private final Sessions sessions =
      new Sessions((_, credential) -> admission(credential), MattermostDialect.SPACE);

  @Test
  void withoutATokenNobodyIsSignedIn() {
    assertThat(sessions.of(Ask.of("GET", IMAGE))).isEqualTo(NO_TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer gateway",
        "BEARER gateway",
        "bearer:gateway",
        "token gateway",
        "TOKEN/gateway"
      })
  void theWordBeforeATokenIsReadLoosely(String authorization) {
    assertThat(sessions.of(Ask.of("GET", IMAGE).withHeader("Authorization", authorization)))
        .isEqualTo(new Session.Open(caller("gateway", Caller.Issuer.GATEWAY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer ", "token", "token ", "Basic gateway", "gateway", ""})
  void anythingElseIsNoToken(String authorization) {
    assertThat(sessions.of(Ask.of("GET", IMAGE).withHeader("Authorization", authorization)))
        .isEqualTo(NO_TOKEN);
  }

  @Test
  void anUnknownTokenEndsTheCookieWhereverItStood() {
    assertThat(sessions.of(Ask.of("GET", IMAGE).withHeader("Authorization", "Bearer junk")))
        .isEqualTo(BAD_TOKEN);
    assertThat(sessions.of(Ask.of("GET", IMAGE).withQuery("access_token", "junk")))
        .isEqualTo(BAD_TOKEN);
  }

  @Test
  void theCookieWinsOverTheHeaderEvenWhenEmptyOrDead() {
    Ask signedIn = Ask.of("GET", IMAGE).withHeader("Authorization", "Bearer gateway");

    assertThat(sessions.of(signedIn.withCookie("MMAUTHTOKEN", ""))).isEqualTo(NO_TOKEN);
    assertThat(sessions.of(signedIn.withCookie("MMAUTHTOKEN", "junk"))).isEqualTo(BAD_TOKEN);
  }

  @Test
  void aGoodTokenInTheQueryIsRefused() {
    assertThat(sessions.of(Ask.of("GET", IMAGE).withQuery("access_token", "gateway")))
        .isEqualTo(new Session.Closed(AppError.TOKEN_IN_QUERY, false));
  }

  @Test
  void anEmptyBearerHidesTheQuery() {
    assertThat(
            sessions.of(
                Ask.of("GET", IMAGE)
                    .withHeader("Authorization", "Bearer ")
                    .withQuery("access_token", "gateway")))
        .isEqualTo(NO_TOKEN);
  }

  @Test
  void aSilentProductIsNoSignOut() {
    assertThat(sessions.of(Ask.of("GET", IMAGE).withHeader("Authorization", "Bearer silent")))
        .isEqualTo(new Session.Closed(AppError.SESSION_UNKNOWABLE, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void readsByCookieNeedNoProof(String method) {
    assertThat(sessions.of(Ask.of(method, IMAGE).withCookie("MMAUTHTOKEN", "gateway")))
        .isInstanceOf(Session.Open.class);
  }

  @ParameterizedTest
  @CsvSource({"POST, gateway", "DELETE, gateway", "POST, product", "DELETE, product"})
  void writesByCookieNeedProof(String method, String token) {
    Ask ask = Ask.of(method, IMAGE).withCookie("MMAUTHTOKEN", token);

    assertThat(sessions.of(ask)).isEqualTo(BAD_TOKEN);
    assertThat(sessions.of(ask.withHeader("X-Requested-With", "xmlhttprequest")))
        .isEqualTo(BAD_TOKEN);
    assertThat(sessions.of(ask.withHeader("X-Requested-With", "XMLHttpRequest")))
        .isInstanceOf(Session.Open.class);
  }

  @Test
  void theProductsOwnProofIsItsCookieTwice() {
    Ask ask =
        Ask.of("POST", IMAGE)
            .withCookie("MMAUTHTOKEN", "product")
            .withCookie("MMCSRF", "proof")
            .withHeader("X-CSRF-Token", "proof");

    assertThat(sessions.of(ask)).isInstanceOf(Session.Open.class);
    assertThat(sessions.of(ask.withHeader("X-CSRF-Token", "other"))).isEqualTo(BAD_TOKEN);
    assertThat(sessions.of(ask.withHeader("X-CSRF-Token", "").withCookie("MMCSRF", "")))
        .isEqualTo(BAD_TOKEN);
    assertThat(sessions.of(ask.withCookie("MMAUTHTOKEN", "gateway"))).isEqualTo(BAD_TOKEN);
  }

  private static Admission admission(Credential credential) {
    return switch (credential.secret()) {
      case "gateway" -> new Admission.Admitted(caller("gateway", Caller.Issuer.GATEWAY));
      case "product" -> new Admission.Admitted(caller("product", Caller.Issuer.PRODUCT));
      case "silent" -> new Admission.Undecided();
      default -> new Admission.Denied(Admission.Reason.INVALID);
    };
  }

  private static Caller caller(String secret, Caller.Issuer issuer) {
    return new Caller(
        Identity.of(new Owner(MattermostDialect.SPACE, "eo1zkdr96pdj98pjmq8zy35wba")),
        Set.of(Right.READ, Right.DRESS_SELF),
        issuer,
        new Credential(secret));
  }
}
