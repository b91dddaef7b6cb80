package dev.avatargateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Admission.Admitted;
import dev.avatargateway.core.Admission.Denied;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Right;
import dev.avatargateway.core.Space;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudreveTokensTest {

  private static final String KEY = "avatar-gateway-test-secret";
  private static final Owner USER_1 = new Owner(new Space("cloudreve"), "1");
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
  private static final Credential SESSION =
      new Credential(
          "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
              + "eyJ0b2tlbl90eXBlIjoiYWNjZXNzIiwic3ViIjoiMnJoUCIsImV4cCI6NDEwMjQ0NDgwMCwibmJmIjoxNzYw"
              + "MDAwMDAwfQ.c23eI2-Tz4qG_rNZj0m5q6ZGZPBU9v2ZVKMVRT18dAQ");
  private static final Credential OAUTH =
      new Credential(
          "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
              + "eyJ0b2tlbl90eXBlIjoiYWNjZXNzIiwic3ViIjoiMnJoUCIsImV4cCI6NDEwMjQ0NDgwMCwibmJmIjoxNzYw"
              + "MDAwMDAwLCJzY29wZXMiOlsib3BlbmlkIiwiVXNlckluZm8uUmVhZCJdLCJjbGllbnRfaWQiOiIzOTNhMTgz"
              + "OS1mNTJlLTQ5OGUtOTk3Mi1lNzdjYzIyNDFlZWUifQ."
              + "6BlXMVLYv-Lsz3T1KvClv6EdsFtTaG6Z-AyUboKAi1I");

  @Test
  void sessionTokenOfTheContractMayReadAndDressItself() {
    assertThat(at(NOW).admit(SESSION))
        .isEqualTo(
            new Admitted(
                new Caller(
                    Identity.of(USER_1),
                    Set.of(Right.READ, Right.DRESS_SELF),
                    Caller.Issuer.PRODUCT,
                    SESSION)));
  }

  @Test
  void applicationTokenOfTheContractMayOnlyRead() {
    assertThat(rights(OAUTH)).containsExactly(Right.READ);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"UserInfo.Read\"]                    | READ",
        "[\"UserInfo.Write\"]                   | READ DRESS_SELF",
        "[\"UserInfo.Write\",\"UserInfo.Read\"] | READ DRESS_SELF",
        "[\"openid\",\"Admin.Write\"]           | ''",
        "[\"userinfo.write\"]                   | ''",
        "[\"UserInfo.Write \"]                  | ''",
        "[]                                     | ''",
        "null                                   | ''"
      })
  void applicationTokenMayWhatItsScopesSay(String scopes, String rights) {
    Credential token =
        token(
            "\"token_type\":\"access\",\"sub\":\"2rhP\",\"client_id\":\"c\",\"scopes\":" + scopes);
    Set<Right> expected =
        rights.isEmpty()
            ? Set.of()
            : Set.copyOf(Stream.of(rights.split(" ", -1)).map(Right::valueOf).toList());
    assertThat(rights(token)).isEqualTo(expected);
  }

  @Test
  void scopesWithoutAnApplicationMeanNothing() {
    assertThat(rights(token("\"token_type\":\"access\",\"sub\":\"2rhP\",\"scopes\":[\"openid\"]")))
        .containsExactlyInAnyOrder(Right.READ, Right.DRESS_SELF);
    assertThat(
            rights(
                token(
                    "\"token_type\":\"access\",\"sub\":\"2rhP\",\"client_id\":\"\","
                        + "\"scopes\":[\"openid\"]")))
        .containsExactlyInAnyOrder(Right.READ, Right.DRESS_SELF);
  }

  @Test
  void tokenIsGoodFromNbfUntilExpWithoutLeeway() {
    Instant start = Instant.ofEpochSecond(1_760_000_000L);
    Instant end = Instant.ofEpochSecond(4_102_444_800L);
    assertThat(at(start).admit(SESSION)).isInstanceOf(Admitted.class);
    assertThat(at(start.minusNanos(1)).admit(SESSION)).isEqualTo(new Denied(Reason.INVALID));
    assertThat(at(end.minusNanos(1)).admit(SESSION)).isInstanceOf(Admitted.class);
    assertThat(at(end).admit(SESSION)).isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void fractionalTimesAreComparedExactly() {
    Credential token =
        token(
            "\"token_type\":\"access\",\"sub\":\"2rhP\","
                + "\"nbf\":1800000000.25,\"exp\":1800000000.5");
    assertThat(at(NOW.plusMillis(249)).admit(token)).isInstanceOf(Denied.class);
    assertThat(at(NOW.plusMillis(250)).admit(token)).isInstanceOf(Admitted.class);
    assertThat(at(NOW.plusMillis(499)).admit(token)).isInstanceOf(Admitted.class);
    assertThat(at(NOW.plusMillis(500)).admit(token)).isInstanceOf(Denied.class);
  }

  @Test
  void missingTimesAreNoError() {
    assertThat(at(NOW).admit(token("\"token_type\":\"access\",\"sub\":\"2rhP\"")))
        .isInstanceOf(Admitted.class);
  }

  @Test
  void allHmacsOfTheKeyAreTaken() {
    String payload = "{\"token_type\":\"access\",\"sub\":\"2rhP\"}";
    for (String algorithm : new String[] {"HS256", "HS384", "HS512"}) {
      assertThat(at(NOW).admit(Forge.hs(algorithm, KEY, payload))).isInstanceOf(Admitted.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"refresh\"", "\"\"", "\"Access\"", "null"})
  void onlyAccessTokensOpenTheDoor(String type) {
    assertThat(at(NOW).admit(token("\"sub\":\"2rhP\",\"token_type\":" + type)))
        .isEqualTo(new Denied(Reason.WRONG_KIND));
  }

  @ParameterizedTest
  @ValueSource(strings = {",\"sub\":\"lpua\"", ",\"sub\":\"\"", "", ",\"sub\":null"})
  void subjectThatIsNoHashidIsNoUser(String subject) {
    assertThat(at(NOW).admit(token("\"token_type\":\"access\"" + subject)))
        .isEqualTo(new Denied(Reason.NO_SUCH_USER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"token_type\":\"access\",\"sub\":1",
        "\"token_type\":7,\"sub\":\"2rhP\"",
        "\"token_type\":\"access\",\"sub\":\"2rhP\",\"client_id\":{}",
        "\"token_type\":\"access\",\"sub\":\"2rhP\",\"client_id\":\"c\",\"scopes\":\"UserInfo.Write\"",
        "\"token_type\":\"access\",\"sub\":\"2rhP\",\"client_id\":\"c\",\"scopes\":[1]",
        "\"token_type\":\"access\",\"sub\":\"2rhP\",\"nbf\":\"1\"",
        "\"token_type\":\"access\",\"sub\":\"2rhP\",\"sub\":\"2rhP\""
      })
  void claimsOfTheWrongTypeOrTwiceAreInvalid(String claims) {
    assertThat(at(NOW).admit(token(claims))).isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void expiredRefreshTokenIsInvalidRatherThanOfTheWrongKind() {
    assertThat(at(NOW).admit(token("\"token_type\":\"refresh\",\"sub\":\"2rhP\",\"exp\":1")))
        .isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void hostileTokensAreInvalid() {
    CloudreveTokens tokens = at(NOW);
    assertThat(HostileTokens.of(KEY, "{\"token_type\":\"access\",\"sub\":\"2rhP\",\"nbf\":1}"))
        .allSatisfy(token -> assertThat(tokens.admit(token)).isEqualTo(new Denied(Reason.INVALID)));
  }

  @Test
  void weakSecretIsTakenWithOneWarningThatDoesNotShowIt() {
    try (Log log = new Log()) {
      CloudreveTokens tokens = at(NOW);
      assertThat(tokens.admit(SESSION)).isInstanceOf(Admitted.class);
      assertThat(tokens.admit(OAUTH)).isInstanceOf(Admitted.class);
      assertThat(log.warnings()).singleElement().asString().contains("Cloudreve", "208 bits");
      assertThat(log.text()).doesNotContain(KEY).doesNotContain("eyJ");
    }
  }

  private static Credential token(String claims) {
    return Forge.hs256(KEY, "{" + claims + "}");
  }

  private static Set<Right> rights(Credential token) {
    Admission admission = at(NOW).admit(token);
    assertThat(admission).isInstanceOf(Admitted.class);
    return ((Admitted) admission).caller().rights();
  }

  private static CloudreveTokens at(Instant now) {
    return new CloudreveTokens(
        HmacSecret.of(KEY),
        hashid -> hashid.equals("2rhP") ? Optional.of(USER_1) : Optional.empty(),
        Optional.empty(),
        InstantSource.fixed(now));
  }
}
