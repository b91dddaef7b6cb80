package dev.avatargateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewayTokensTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L, 500_000_000);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Space CLOUDREVE = new Space("cloudreve");
  private static final Space MATTERMOST = new Space("mattermost");
  private static final Space CREATORSHUB = new Space("creatorshub");
  private static final Owner ALICE = new Owner(MATTERMOST, "4xp9fdt77pncbef59f4k1qe83o");
  private static final Identity ALICE_ELSEWHERE =
      new Identity(new Owner(CLOUDREVE, "1"), "alice", "alice@example.org");

  private final GatewayTokens tokens = at(NOW);

  @Test
  void atItsOwnDoorATokenIsTheIdentityItNames() {
    Caller caller = admitted(MATTERMOST, tokens.mint(ALICE, false, HOUR));
    assertThat(caller.self()).isEqualTo(Identity.of(ALICE));
    assertThat(caller.rights()).containsExactlyInAnyOrder(Right.READ, Right.DRESS_SELF);
    assertThat(caller.issuer()).isEqualTo(Caller.Issuer.GATEWAY);
  }

  @Test
  void atAnotherDoorItSpeaksForTheSamePerson() {
    Caller caller = admitted(CLOUDREVE, tokens.mint(ALICE, false, HOUR));
    assertThat(caller.self()).isEqualTo(ALICE_ELSEWHERE);
    assertThat(caller.may(Right.DRESS_OTHERS)).isFalse();
  }

  @Test
  void atADoorWhereThePersonHasNoIdentityItIsDenied() {
    assertThat(tokens.admit(CREATORSHUB, tokens.mint(ALICE, false, HOUR)))
        .contains(new Denied(Reason.NO_SUCH_USER));
  }

  @Test
  void administratorMayDoAllAtEveryDoor() {
    Credential admin = tokens.mint(ALICE, true, HOUR);
    assertThat(admitted(MATTERMOST, admin).rights()).containsExactlyInAnyOrder(Right.values());
    assertThat(admitted(CLOUDREVE, admin).self()).isEqualTo(ALICE_ELSEWHERE);
    assertThat(admitted(CREATORSHUB, admin).self()).isEqualTo(Identity.of(ALICE));
    assertThat(admitted(CREATORSHUB, admin).rights()).containsExactlyInAnyOrder(Right.values());
  }

  @Test
  void onlyAGoodAdministratorsTokenOpensWhatIsForAdministrators() {
    Credential admin = tokens.mint(ALICE, true, HOUR);
    assertThat(tokens.admitAdministrator(admin)).isInstanceOf(Admitted.class);
    assertThat(tokens.admitAdministrator(Forge.hs256(KEY, payload("true"))))
        .isInstanceOf(Admitted.class);
    assertThat(at(NOW.plus(HOUR)).admitAdministrator(admin)).isEqualTo(new Denied(Reason.INVALID));
    for (Credential bad :
        List.of(Forge.hs256("another key", payload("true")), new Credential("x"))) {
      assertThat(tokens.admitAdministrator(bad)).isEqualTo(new Denied(Reason.INVALID));
    }
  }

  @Test
  void usersTokensAreGenuineButNoAdministrators() {
    for (Credential user :
        List.of(
            tokens.mint(ALICE, false, HOUR),
            Forge.hs256(KEY, payload("\"true\"")),
            Forge.hs256(KEY, payload("1")))) {
      assertThat(tokens.admitAdministrator(user)).isEqualTo(new Denied(Reason.WRONG_KIND));
    }
  }

  @Test
  void tokenIsGoodUntilTheSecondItExpires() {
    Credential token = tokens.mint(ALICE, false, Duration.ofSeconds(10));
    Instant end = Instant.ofEpochSecond(1_800_000_010L);
    assertThat(at(end.minusNanos(1)).admit(MATTERMOST, token)).get().isInstanceOf(Admitted.class);
    assertThat(at(end).admit(MATTERMOST, token)).contains(new Denied(Reason.INVALID));
  }

  @Test
  void tokenOfOursThatNeverExpiresIsDenied() {
    String payload = "{\"iss\":\"avatar-gateway\",\"space\":\"mattermost\",\"sub\":\"a\"}";
    assertThat(tokens.admit(MATTERMOST, Forge.hs256(KEY, payload)))
        .contains(new Denied(Reason.INVALID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"space\":\"Matter most\",\"sub\":\"a\"",
        "\"space\":\"mattermost\",\"sub\":\"\"",
        "\"space\":\"mattermost\",\"sub\":\"a\\u0000\"",
        "\"space\":\"mattermost\"",
        "\"sub\":\"a\""
      })
  void tokenOfOursThatNamesNobodyIsDenied(String claims) {
    String payload = "{\"iss\":\"avatar-gateway\",\"exp\":4102444800," + claims + "}";
    assertThat(tokens.admit(MATTERMOST, Forge.hs256(KEY, payload)))
        .contains(new Denied(Reason.INVALID));
  }

  @Test
  void hostileTokensAreNotOursOrDenied() {
    String payload = "{\"iss\":\"avatar-gateway\",\"space\":\"mattermost\",\"sub\":\"a\"}";
    assertThat(HostileTokens.of(KEY, payload))
        .allSatisfy(
            token ->
                assertThat(tokens.admit(MATTERMOST, token))
                    .isIn(Optional.empty(), Optional.of(new Denied(Reason.INVALID))));
  }

  @Test
  void otherHmacsAreNotOurs() {
    assertThat(tokens.admit(MATTERMOST, Forge.hs("HS384", KEY, payload("true")))).isEmpty();
    assertThat(tokens.admit(MATTERMOST, Forge.hs("HS512", KEY, payload("true")))).isEmpty();
  }

  @Test
  void anotherIssuersTokenIsNotOursEvenWithOurKey() {
    String other = payload("true").replace("avatar-gateway", "Avatar-Gateway");
    assertThat(tokens.admit(MATTERMOST, Forge.hs256(KEY, other))).isEmpty();
    assertThat(tokens.admitAdministrator(Forge.hs256(KEY, other)))
        .isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void idsOfAllScriptsComeBackAsTheyWere() {
    Owner owner = new Owner(CLOUDREVE, "Ünïcödé 🦊 \"/\\");
    assertThat(admitted(CLOUDREVE, tokens.mint(owner, false, HOUR)).owner()).isEqualTo(owner);
  }

  @Test
  void identityIsTheOneThatTheCatalogKeeps() {
    Owner named = new Owner(CLOUDREVE, "hashid of 1");
    assertThat(admitted(CLOUDREVE, tokens.mint(named, false, HOUR)).owner())
        .isEqualTo(new Owner(CLOUDREVE, "1"));
  }

  @Test
  void lifetimeOutsideItsRangeIsRefused() {
    for (Duration ttl : new Duration[] {Duration.ZERO, HOUR.negated(), Duration.ofDays(3651)}) {
      assertThatThrownBy(() -> tokens.mint(ALICE, false, ttl))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(admitted(MATTERMOST, tokens.mint(ALICE, false, GatewayTokens.MAX_TTL))).isNotNull();
  }

  @Test
  void secretUnder256BitsIsRefused() {
    HmacSecret weak = HmacSecret.of(KEY.substring(1));
    assertThatThrownBy(
            () ->
                new GatewayTokens(
                    weak,
                    UnaryOperator.identity(),
                    (o, s) -> Optional.empty(),
                    InstantSource.system()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("256 bits");
  }

  @Test
  void nothingPrintsATokenOrTheSecret() {
    Credential token = tokens.mint(ALICE, true, HOUR);
    assertThat(token + " " + admitted(MATTERMOST, token) + WebToken.read(token))
        .doesNotContain(token.secret())
        .doesNotContain(KEY);
  }

  private static String payload(String admin) {
    return "{\"iss\":\"avatar-gateway\",\"space\":\"mattermost\",\"sub\":\"a\","
        + "\"exp\":4102444800,\"admin\":"
        + admin
        + "}";
  }

  private Caller admitted(Space door, Credential credential) {
    Admission admission = tokens.admit(door, credential).orElseThrow();
    assertThat(admission).isInstanceOf(Admitted.class);
    return ((Admitted) admission).caller();
  }

  private static GatewayTokens at(Instant now) {
    return new GatewayTokens(
        HmacSecret.of(KEY),
        owner -> owner.externalId().equals("hashid of 1") ? new Owner(CLOUDREVE, "1") : owner,
        (owner, space) ->
            owner.equals(ALICE) && space.equals(CLOUDREVE)
                ? Optional.of(ALICE_ELSEWHERE)
                : Optional.empty(),
        InstantSource.fixed(now));
  }
}
