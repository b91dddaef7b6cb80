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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CreatorsHubTokensTest {

  private static final String KEY = "s".repeat(32);
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

  @Test
  void tokenIsItsUserWhoMayReadAndDressThemselves() {
    Credential token = Forge.hs256(KEY, "{\"sub\":\"43\"}");
    assertThat(admit(token))
        .isEqualTo(
            new Admitted(
                new Caller(
                    Identity.of(new Owner(CreatorsHubTokens.SPACE, "43")),
                    Set.of(Right.READ, Right.DRESS_SELF),
                    Caller.Issuer.PRODUCT,
                    token)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"true|true", "false|false", "\"true\"|false", "1|false", "null|false", "{}|false"})
  void onlyTheBooleanTrueLetsDressOthers(String claim, boolean may) {
    Credential token = Forge.hs256(KEY, "{\"sub\":43,\"userManage\":" + claim + "}");
    assertThat(((Admitted) admit(token)).caller().may(Right.DRESS_OTHERS)).isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "43|43",
        "\"43\"|43",
        "9223372036854775807|9223372036854775807",
        "2147483648|2147483648"
      })
  void userIsAPositiveNumberOrItsDigits(String claim, String id) {
    assertThat(((Admitted) admit(Forge.hs256(KEY, "{\"sub\":" + claim + "}"))).caller().owner())
        .isEqualTo(new Owner(CreatorsHubTokens.SPACE, id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "\"-1\"",
        "\"+1\"",
        "\"01\"",
        "1.0",
        "1e3",
        "\"1e3\"",
        "\" 1\"",
        "\"\"",
        "\"me\"",
        "9223372036854775808",
        "\"9223372036854775808\"",
        "\"٤٣\"",
        "null",
        "true",
        "[43]",
        "{}"
      })
  void anythingElseIsNoUser(String claim) {
    assertThat(admit(Forge.hs256(KEY, "{\"sub\":" + claim + "}")))
        .satisfiesAnyOf(
            denied -> assertThat(denied).isEqualTo(new Denied(Reason.NO_SUCH_USER)),
            // the decoder demands that sub be a text or a number
            denied -> assertThat(denied).isEqualTo(new Denied(Reason.INVALID)));
    assertThat(
            new CreatorsHubTokens(settings("user_id"), InstantSource.fixed(NOW))
                .admit(Forge.hs256(KEY, "{\"user_id\":" + claim + "}")))
        .isEqualTo(new Denied(Reason.NO_SUCH_USER));
  }

  @Test
  void userIsReadFromTheConfiguredClaim() {
    CreatorsHubTokens tokens = new CreatorsHubTokens(settings("user_id"), InstantSource.fixed(NOW));
    assertThat(tokens.admit(Forge.hs256(KEY, "{\"user_id\":43,\"sub\":\"44\"}")))
        .isInstanceOfSatisfying(
            Admitted.class,
            admitted -> assertThat(admitted.caller().owner().externalId()).isEqualTo("43"));
    assertThat(tokens.admit(Forge.hs256(KEY, "{\"sub\":\"44\"}")))
        .isEqualTo(new Denied(Reason.NO_SUCH_USER));
  }

  @ParameterizedTest
  @CsvSource({"1799999999,INVALID", "1800000000,INVALID", "1800000000.001,", "1800000001,"})
  void expiryIsHonoured(String expiry, Reason reason) {
    Admission admission = admit(Forge.hs256(KEY, "{\"sub\":43,\"exp\":" + expiry + "}"));
    if (reason == null) {
      assertThat(admission).isInstanceOf(Admitted.class);
    } else {
      assertThat(admission).isEqualTo(new Denied(reason));
    }
  }

  @Test
  void startIsHonoured() {
    assertThat(admit(Forge.hs256(KEY, "{\"sub\":43,\"nbf\":1800000001}")))
        .isEqualTo(new Denied(Reason.INVALID));
    assertThat(admit(Forge.hs256(KEY, "{\"sub\":43,\"nbf\":1800000000}")))
        .isInstanceOf(Admitted.class);
  }

  @Test
  void otherHmacsAreRefused() {
    assertThat(admit(Forge.hs("HS384", KEY, "{\"sub\":43}"))).isEqualTo(new Denied(Reason.INVALID));
    assertThat(admit(Forge.hs("HS512", KEY, "{\"sub\":43}"))).isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void hostileTokensAreInvalid() {
    CreatorsHubTokens tokens = new CreatorsHubTokens(settings("sub"), InstantSource.fixed(NOW));
    assertThat(HostileTokens.of(KEY, "{\"sub\":\"43\"}"))
        .allSatisfy(token -> assertThat(tokens.admit(token)).isEqualTo(new Denied(Reason.INVALID)));
  }

  @Test
  void withoutASecretNoHmacIsTaken() {
    CreatorsHubTokens none =
        new CreatorsHubTokens(
            new CreatorsHubTokens.Settings(Optional.empty(), Optional.empty(), "sub"),
            InstantSource.fixed(NOW));
    assertThat(none.admit(Forge.hs256(KEY, "{\"sub\":43}"))).isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void settingsPrintWithoutTheSecret() {
    assertThat(settings("sub").toString()).doesNotContain(KEY).contains("sub");
  }

  private static Admission admit(Credential credential) {
    return new CreatorsHubTokens(settings("sub"), InstantSource.fixed(NOW)).admit(credential);
  }

  private static CreatorsHubTokens.Settings settings(String claim) {
    return new CreatorsHubTokens.Settings(Optional.of(HmacSecret.of(KEY)), Optional.empty(), claim);
  }
}
