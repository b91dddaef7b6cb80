package dev.avatargateway.dialect.creatorshub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Right;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsTest {

  private final Credentials credentials =
      new Credentials(
          (_, credential) -> admission(credential), () -> "https://avatars.example:8443/base");

  @ParameterizedTest
  @ValueSource(strings = {"Bearer good", "bearer good", "BEARER   good", "good", " good "})
  void aTokenIsFoundBehindTheWordOrBare(String authorization) {
    Ask ask = Ask.of("GET").withHeader("Authorization", authorization);

    assertThat(credentials.caller(ask)).isEqualTo(caller());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Bearer", "Bearer ", "Bearergood", "Basic good", "Bearer bad"})
  void aBadHeaderIsNotMadeGoodByTheCookie(String authorization) {
    Ask ask = Ask.of("GET").withHeader("Authorization", authorization).withCookie("token", "good");

    assertThatThrownBy(() -> credentials.caller(ask))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(new Refusal.NotAuthenticated()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void theCookieIsEnoughToRead(String method) {
    Ask ask = Ask.of(method).withCookie("token", "good").withHeader("Sec-Fetch-Site", "cross-site");

    assertThat(credentials.caller(ask)).isEqualTo(caller());
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin",
    "Sec-Fetch-Site, none",
    "Origin, http://hub.example",
    "Origin, https://avatars.example:8443",
    "X-Nothing, from no browser",
  })
  void theCookieIsEnoughForAChangeFromTheSitesOwnPages(String name, String value) {
    Ask ask =
        Ask.of("PUT")
            .withCookie("token", "good")
            .withHeader("Host", "hub.example")
            .withHeader(name, value);

    assertThat(credentials.caller(ask)).isEqualTo(caller());
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, Same-Origin",
    "Origin, https://evil.example",
    "Origin, https://hub.example.evil.example",
    "Origin, https://hub.example:8443",
    "Origin, https://avatars.example",
    "Origin, http://avatars.example:8443",
    "Origin, null",
    "Origin, ::",
    "Origin, ''",
  })
  void theCookieIsNotEnoughForAChangeFromAForeignPage(String name, String value) {
    Ask ask =
        Ask.of("PUT")
            .withCookie("token", "good")
            .withHeader("Host", "hub.example")
            .withHeader(name, value);

    assertThat(credentials.isForged(ask)).isTrue();
    assertThatThrownBy(() -> credentials.caller(ask))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(new Refusal.NotAllowed()));
  }

  @Test
  void whatTheFetchMetadataSaysCountsMoreThanTheOrigin() {
    Ask ask =
        Ask.of("PUT")
            .withCookie("token", "good")
            .withHeader("Host", "hub.example")
            .withHeader("Origin", "http://hub.example")
            .withHeader("Sec-Fetch-Site", "cross-site");

    assertThat(credentials.isForged(ask)).isTrue();
  }

  @Test
  void aHeaderIsNoProofThatAForeignPageCouldForge() {
    Ask ask =
        Ask.of("PUT")
            .withHeader("Authorization", "Bearer good")
            .withHeader("Origin", "https://elsewhere.example");

    assertThat(credentials.caller(ask)).isEqualTo(caller());
  }

  @Test
  void aSilentProductIsNoRefusalOfTheToken() {
    Ask ask = Ask.of("GET").withHeader("Authorization", "silent");

    assertThatThrownBy(() -> credentials.caller(ask))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e ->
                assertThat(e.refusal())
                    .isEqualTo(new Refusal.ProductUnreachable(CreatorsHubDialect.SPACE)));
  }

  private static Admission admission(Credential credential) {
    return switch (credential.secret()) {
      case "good" -> new Admission.Admitted(caller());
      case "silent" -> new Admission.Undecided();
      default -> new Admission.Denied(Admission.Reason.INVALID);
    };
  }

  private static Caller caller() {
    return new Caller(
        Identity.of(new Owner(CreatorsHubDialect.SPACE, "6")),
        Set.of(Right.READ, Right.DRESS_SELF),
        Caller.Issuer.PRODUCT,
        new Credential("good"));
  }
}
