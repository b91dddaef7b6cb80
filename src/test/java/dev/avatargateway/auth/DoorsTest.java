package dev.avatargateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.GatekeeperContract;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Admission.Admitted;
import dev.avatargateway.core.Admission.Denied;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Directory.Answer;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Right;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DoorsTest implements GatekeeperContract {

  private static final String SHARED = "the same secret everywhere, 32 b";
  private static final Space CLOUDREVE = new Space("cloudreve");
  private static final Space MATTERMOST = new Space("mattermost");
  private static final Space CREATORSHUB = new Space("creatorshub");
  private static final String ID = "4xp9fdt77pncbef59f4k1qe83o";
  private static final Credential SESSION = new Credential("yye1rc4rkid8xnr3ik7h3zxq9h");

  private StandIn mattermost;
  private GatewayTokens own;
  private MattermostServer server;
  private Doors doors;
  private final ManualClock remembering = new ManualClock();

  @BeforeEach
  void start() throws IOException {
    mattermost = new StandIn();
    mattermost.answers("/api/v4/users/me", 401, "{}");
    server = new MattermostServer(mattermost.url(), StandIn.PATIENT, new ManualTicker());
    InstantSource clock = InstantSource.system();
    own =
        new GatewayTokens(
            HmacSecret.of("o".repeat(32)),
            UnaryOperator.identity(),
            (owner, space) -> Optional.empty(),
            clock);
    doors =
        new Doors(
            own,
            Map.of(
                CLOUDREVE,
                new CloudreveTokens(
                    HmacSecret.of(SHARED),
                    hashid -> Optional.of(new Owner(CLOUDREVE, hashid)),
                    Optional.empty(),
                    clock),
                MATTERMOST,
                server.sessions(),
                CREATORSHUB,
                new CreatorsHubTokens(
                    new CreatorsHubTokens.Settings(
                        Optional.of(HmacSecret.of(SHARED + "!")), Optional.empty(), "sub"),
                    clock)),
            remembering);
  }

  @AfterEach
  void stop() {
    mattermost.close();
  }

  @Override
  public Gatekeeper gatekeeper() {
    return doors;
  }

  @Override
  public Map<Space, Credential> keys() {
    return Map.of(
        CLOUDREVE,
        Forge.hs256(SHARED, "{\"token_type\":\"access\",\"sub\":\"43\"}"),
        MATTERMOST,
        own.mint(new Owner(MATTERMOST, ID), false, Duration.ofHours(1)),
        CREATORSHUB,
        Forge.hs256(SHARED + "!", "{\"sub\":\"43\"}"));
  }

  @Test
  void productsSessionOpensItsDoorOnly() {
    mattermost.answers("/api/v4/users/me", 200, "{\"id\":\"" + ID + "\",\"username\":\"a\"}");
    assertThat(doors.admit(MATTERMOST, SESSION)).isInstanceOf(Admitted.class);
    assertThat(doors.admit(CLOUDREVE, SESSION)).isEqualTo(new Denied(Reason.INVALID));
    assertThat(doors.admit(CREATORSHUB, SESSION)).isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void gatewayTokenIsNotShownToAProduct() {
    Admission admission =
        doors.admit(MATTERMOST, own.mint(new Owner(MATTERMOST, ID), false, Duration.ofHours(1)));
    assertThat(admission)
        .isInstanceOfSatisfying(
            Admitted.class,
            admitted -> assertThat(admitted.caller().issuer()).isEqualTo(Caller.Issuer.GATEWAY));
    assertThat(mattermost.questions()).isZero();
  }

  @Test
  void ourTokenIsRememberedAtItsDoorUntilItExpires() {
    Credential token =
        new GatewayTokens(
                HmacSecret.of("o".repeat(32)),
                UnaryOperator.identity(),
                (owner, space) -> Optional.empty(),
                InstantSource.system())
            .mint(new Owner(MATTERMOST, ID), false, Duration.ofHours(1));
    long expiry = Instant.now().plus(Duration.ofHours(1)).getEpochSecond() * 1000;
    assertThat(doors.remembered(MATTERMOST, token)).isEmpty();

    doors.admit(MATTERMOST, token);

    assertThat(doors.remembered(MATTERMOST, token)).isPresent();
    assertThat(doors.remembered(CLOUDREVE, token)).isEmpty();
    remembering.set(expiry - 5_000);
    assertThat(doors.remembered(MATTERMOST, token)).isPresent();
    remembering.set(expiry + 5_000);
    assertThat(doors.remembered(MATTERMOST, token)).isEmpty();
  }

  @Test
  void productsTokenIsRememberedForASecond() {
    Credential token = Forge.hs256(SHARED + "!", "{\"sub\":\"43\"}");
    doors.admit(CREATORSHUB, token);
    assertThat(doors.remembered(CREATORSHUB, token)).isPresent();

    remembering.set(remembering.millis() + Doors.PRODUCT.toMillis());

    assertThat(doors.remembered(CREATORSHUB, token)).isEmpty();
  }

  @Test
  void whatOpensNoDoorIsNotRemembered() {
    Credential forged = Forge.hs256("attacker", "{\"sub\":\"43\"}");
    doors.admit(CREATORSHUB, forged);
    assertThat(doors.remembered(CREATORSHUB, forged)).isEmpty();
  }

  @Test
  void tokenThatSpeaksForSomebodyElsewhereIsJudgedEachTime() {
    Owner elsewhere = new Owner(CLOUDREVE, "43");
    GatewayTokens linked =
        new GatewayTokens(
            HmacSecret.of("o".repeat(32)),
            UnaryOperator.identity(),
            (owner, space) -> Optional.of(Identity.of(new Owner(MATTERMOST, ID))),
            InstantSource.system());
    Doors both = new Doors(linked, Map.of(), InstantSource.system());
    Credential token = linked.mint(elsewhere, false, Duration.ofHours(1));

    assertThat(both.admit(MATTERMOST, token)).isInstanceOf(Admitted.class);
    assertThat(both.remembered(MATTERMOST, token)).isEmpty();
    assertThat(both.admit(CLOUDREVE, token)).isInstanceOf(Admitted.class);
    assertThat(both.remembered(CLOUDREVE, token)).isPresent();
  }

  @Test
  void tokenThatOnlyClaimsToBeOursIsTheProducts() {
    String claims =
        "\"iss\":\"avatar-gateway\",\"space\":\"cloudreve\",\"admin\":true,\"exp\":4102444800,";
    Credential genuine =
        Forge.hs256(SHARED, "{" + claims + "\"token_type\":\"access\",\"sub\":\"43\"}");
    assertThat(doors.admit(CLOUDREVE, genuine))
        .isInstanceOfSatisfying(
            Admitted.class,
            admitted -> {
              assertThat(admitted.caller().issuer()).isEqualTo(Caller.Issuer.PRODUCT);
              assertThat(admitted.caller().may(Right.DRESS_OTHERS)).isFalse();
            });
    Credential forged = Forge.hs256("attacker", "{" + claims + "\"sub\":\"43\"}");
    for (Space door : keys().keySet()) {
      assertThat(doors.admit(door, forged)).isEqualTo(new Denied(Reason.INVALID));
    }
  }

  @Test
  void expiredTokenOfOursIsNotTriedAsTheProducts() {
    GatewayTokens past =
        new GatewayTokens(
            HmacSecret.of("o".repeat(32)),
            UnaryOperator.identity(),
            (owner, space) -> Optional.empty(),
            InstantSource.fixed(Instant.now().minus(Duration.ofHours(2))));
    Credential expired = past.mint(new Owner(MATTERMOST, ID), true, Duration.ofHours(1));
    assertThat(doors.admit(MATTERMOST, expired)).isEqualTo(new Denied(Reason.INVALID));
    assertThat(mattermost.questions()).isZero();
  }

  @Test
  void withoutProductsOnlyGatewayTokensOpenADoor() {
    Doors bare = new Doors(own, Map.of(), InstantSource.system());
    assertThat(
            bare.admit(MATTERMOST, own.mint(new Owner(MATTERMOST, ID), false, Duration.ofHours(1))))
        .isInstanceOf(Admitted.class);
    assertThat(
            bare.admit(
                CLOUDREVE, Forge.hs256(SHARED, "{\"token_type\":\"access\",\"sub\":\"43\"}")))
        .isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void eachSpaceHasItsDirectory() {
    Directories directories = new Directories(Map.of(MATTERMOST, server.directory()));
    mattermost.answers("/api/v4/users/" + ID, 200, "{\"id\":\"" + ID + "\",\"username\":\"a\"}");
    Owner owner = new Owner(MATTERMOST, ID);
    Caller caller =
        new Caller(Identity.of(owner), Set.of(Right.READ), Caller.Issuer.PRODUCT, SESSION);
    assertThat(directories.find(owner, Optional.of(caller)))
        .isEqualTo(new Answer.Known(new Identity(owner, "a", null)));
    assertThat(directories.self(caller)).contains(Identity.of(owner));
    assertThat(directories.find(new Owner(CLOUDREVE, ID), Optional.of(caller)))
        .isEqualTo(new Answer.Unknown());
    assertThat(mattermost.questions()).isEqualTo(1);
  }
}
