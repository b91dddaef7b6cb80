package dev.avatargateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.DirectoryContract;
import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Admission.Admitted;
import dev.avatargateway.core.Admission.Denied;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Directory.Answer;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Right;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudreveSiteTest implements DirectoryContract {

  private static final String KEY = "k".repeat(64);
  private static final String INFO = "/api/v4/user/info/2rhP";
  private static final String ME = "/api/v4/user/me";
  private static final Owner USER_1 = new Owner(new Space("cloudreve"), "1");
  private static final Identity KNOWN = new Identity(USER_1, "Admin", "Admin@Cloudreve.org");
  private static final String USER =
      "{\"id\":\"2rhP\",\"email\":\"Admin@Cloudreve.org\",\"nickname\":\"Admin\","
          + "\"status\":\"active\",\"created_at\":\"2025-10-09T08:53:20Z\"}";
  private static final Credential TOKEN =
      Forge.hs256(KEY, "{\"token_type\":\"access\",\"sub\":\"2rhP\"}");

  private final ManualTicker ticker = new ManualTicker();
  private StandIn product;
  private CloudreveSite site;

  @BeforeEach
  void start() throws IOException {
    product = new StandIn();
    site =
        new CloudreveSite(
            new ProductClient("Cloudreve", product.url(), StandIn.BRIEF, ticker),
            owner -> owner.equals(USER_1) ? "2rhP" : owner.externalId(),
            ticker);
  }

  @AfterEach
  void stop() {
    product.close();
  }

  @Override
  public CloudreveSite directory() {
    return site;
  }

  @Override
  public Identity somebody() {
    return KNOWN;
  }

  @Override
  public Caller signedIn() {
    return new Caller(Identity.of(USER_1), Set.of(Right.READ), Caller.Issuer.PRODUCT, TOKEN);
  }

  @Override
  public void productKnows() {
    productSays(200, "{\"code\":0,\"data\":" + USER + ",\"msg\":\"\"}");
  }

  @Override
  public void productKnowsNobody() {
    productSays(200, "{\"code\":-1,\"msg\":\"\",\"correlation_id\":\"x\"}");
  }

  @Override
  public void productStalls() {
    product.isSilentAt(INFO);
    product.isSilentAt(ME);
  }

  @Override
  public void productSays(int status, String body) {
    product.answers(INFO, status, body);
    product.answers(ME, status, body);
  }

  @Override
  public int questions() {
    return product.questions();
  }

  @Test
  void strangerAsksWithoutACredential() {
    product.answers(INFO, 200, "{\"code\":0,\"data\":{\"id\":\"2rhP\",\"nickname\":\"A\"}}");
    assertThat(site.find(USER_1, Optional.empty()))
        .isEqualTo(new Answer.Known(new Identity(USER_1, "A", null)));
    assertThat(product.lastAuthorization()).isEqualTo("none");
  }

  @Test
  void signedInCallerAsksWithTheirOwnTokenAndIsAnsweredApart() {
    strangerAsksWithoutACredential();
    productKnows();
    assertThat(site.find(USER_1, Optional.of(signedIn()))).isEqualTo(new Answer.Known(KNOWN));
    assertThat(product.lastAuthorization()).isEqualTo("Bearer " + TOKEN.secret());
  }

  @Test
  void gatewayTokenIsNotShownToTheSite() {
    productKnows();
    Caller gateway =
        new Caller(Identity.of(USER_1), Set.of(), Caller.Issuer.GATEWAY, new Credential("ours"));
    assertThat(site.find(USER_1, Optional.of(gateway))).isInstanceOf(Answer.Known.class);
    assertThat(product.lastAuthorization()).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 404, 40001, 40021})
  void codesForNobodyAreUnknown(int code) {
    productSays(200, "{\"code\":" + code + ",\"msg\":\"\"}");
    assertThat(site.find(USER_1, Optional.empty())).isEqualTo(new Answer.Unknown());
  }

  @Test
  void admittedUserComesWithNameAndAddress() {
    productKnows();
    assertThat(admit(TOKEN))
        .isEqualTo(
            new Admitted(
                new Caller(
                    KNOWN, Set.of(Right.READ, Right.DRESS_SELF), Caller.Issuer.PRODUCT, TOKEN)));
  }

  @ParameterizedTest
  @CsvSource({"50001,INACTIVE_USER", "401,INVALID", "404,NO_SUCH_USER"})
  void siteHasTheLastWordAboutATokenAndItIsRemembered(int code, Reason reason) {
    productSays(200, "{\"code\":" + code + ",\"msg\":\"failed to get login user\"}");
    assertThat(admit(TOKEN)).isEqualTo(new Denied(reason));
    assertThat(admit(TOKEN)).isEqualTo(new Denied(reason));
    assertThat(product.questions()).isEqualTo(1);

    productKnows();
    ticker.pass(Duration.ofSeconds(5));
    assertThat(admit(TOKEN)).isInstanceOf(Admitted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inactive", "manual_banned", "sys_banned"})
  void userWhoMayNotSignInIsDenied(String status) {
    productSays(200, "{\"code\":0,\"data\":" + USER.replace("active", status) + "}");
    assertThat(admit(TOKEN)).isEqualTo(new Denied(Reason.INACTIVE_USER));
  }

  @Test
  void banIsNoticedWithinHalfAMinute() {
    productKnows();
    assertThat(admit(TOKEN)).isInstanceOf(Admitted.class);
    productSays(200, "{\"code\":50001,\"msg\":\"failed to get login user\"}");
    ticker.pass(Duration.ofSeconds(30));
    assertThat(admit(TOKEN)).isEqualTo(new Denied(Reason.INACTIVE_USER));
  }

  @Test
  void whileTheSiteIsSilentAGoodSignatureIsEnough() {
    productStalls();
    assertThat(admit(TOKEN))
        .isInstanceOfSatisfying(
            Admitted.class,
            admitted -> assertThat(admitted.caller().self()).isEqualTo(Identity.of(USER_1)));
  }

  @Test
  void answerForSomebodyElseIsNotBelieved() {
    productSays(200, "{\"code\":0,\"data\":" + USER.replace("2rhP", "KvFN") + "}");
    assertThat(admit(TOKEN))
        .isInstanceOfSatisfying(
            Admitted.class,
            admitted -> assertThat(admitted.caller().self()).isEqualTo(Identity.of(USER_1)));
  }

  @Test
  void badTokenIsNotShownToTheSite() {
    productKnows();
    assertThat(admit(Forge.hs256("other", "{\"token_type\":\"access\",\"sub\":\"2rhP\"}")))
        .isEqualTo(new Denied(Reason.INVALID));
    assertThat(product.questions()).isZero();
  }

  @Test
  void applicationThatMayNotReadAsksNothing() {
    productKnows();
    Credential token =
        Forge.hs256(
            KEY, "{\"token_type\":\"access\",\"sub\":\"2rhP\",\"client_id\":\"c\",\"scopes\":[]}");
    assertThat(admit(token)).isInstanceOf(Admitted.class);
    assertThat(product.questions()).isZero();
  }

  private Admission admit(Credential credential) {
    return new CloudreveTokens(
            HmacSecret.of(KEY),
            hashid -> hashid.equals("2rhP") ? Optional.of(USER_1) : Optional.empty(),
            Optional.of(site),
            InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000L)))
        .admit(credential);
  }
}
