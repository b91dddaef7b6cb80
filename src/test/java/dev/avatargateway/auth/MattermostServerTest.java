package dev.avatargateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.DirectoryContract;
import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Admission.Admitted;
import dev.avatargateway.core.Admission.Denied;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Admission.Undecided;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Directory;
import dev.avatargateway.core.Directory.Answer;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Right;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MattermostServerTest implements DirectoryContract {

  private static final String ID = "4xp9fdt77pncbef59f4k1qe83o";
  private static final String OTHER_ID = "yyyoryarywdyqnyjbefoadeqbh";
  private static final String ME = "/api/v4/users/me";
  private static final Credential TOKEN = new Credential("yye1rc4rkid8xnr3ik7h3zxq9h");
  private static final Identity ALICE =
      new Identity(new Owner(MattermostServer.SPACE, ID), "alice", "alice@example.org");
  private static final String ERROR =
      "{\"id\":\"api.context.session_expired.app_error\",\"message\":\"\",\"status_code\":401}";

  private final ManualTicker ticker = new ManualTicker();
  private StandIn product;
  private Verifier sessions;
  private Directory directory;

  @BeforeEach
  void start() throws IOException {
    product = new StandIn();
    MattermostServer server = new MattermostServer(product.url(), StandIn.BRIEF, ticker);
    sessions = server.sessions();
    directory = server.directory();
  }

  @AfterEach
  void stop() {
    product.close();
  }

  @Override
  public Directory directory() {
    return directory;
  }

  @Override
  public Identity somebody() {
    return ALICE;
  }

  @Override
  public Caller signedIn() {
    return new Caller(ALICE, Set.of(Right.READ), Caller.Issuer.PRODUCT, TOKEN);
  }

  @Override
  public void productKnows() {
    productSays(200, user("system_user"));
  }

  @Override
  public void productKnowsNobody() {
    productSays(404, "{\"id\":\"app.user.missing_account.const\",\"status_code\":404}");
  }

  @Override
  public void productStalls() {
    product.isSilentAt(ME);
    product.isSilentAt("/api/v4/users/" + ID);
  }

  @Override
  public void productSays(int status, String body) {
    product.answers(ME, status, body);
    product.answers("/api/v4/users/" + ID, status, body);
  }

  @Override
  public int questions() {
    return product.questions();
  }

  @Test
  void liveTokenIsItsUser() {
    productKnows();
    assertThat(sessions.admit(TOKEN))
        .isEqualTo(
            new Admitted(
                new Caller(
                    ALICE, Set.of(Right.READ, Right.DRESS_SELF), Caller.Issuer.PRODUCT, TOKEN)));
    assertThat(product.lastAuthorization()).isEqualTo("Bearer " + TOKEN.secret());
  }

  @ParameterizedTest
  @CsvSource({
    "system_user,READ DRESS_SELF",
    "system_admin system_user,READ DRESS_SELF DRESS_OTHERS",
    "system_user system_admin,READ DRESS_SELF DRESS_OTHERS",
    "system_guest,DRESS_SELF",
    "not_system_admin,READ DRESS_SELF",
    "system_administrator,READ DRESS_SELF",
    "'',READ DRESS_SELF"
  })
  void rolesSayWhatAUserMay(String roles, String rights) {
    productSays(200, user(roles));
    assertThat(((Admitted) sessions.admit(TOKEN)).caller().rights())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(rights.split(" ", -1)).map(Right::valueOf).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void deadTokenIsDenied(int status) {
    productSays(status, ERROR);
    assertThat(sessions.admit(TOKEN)).isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void deactivatedUserIsDenied() {
    productSays(200, user("system_user").replace("\"delete_at\":0", "\"delete_at\":17"));
    assertThat(sessions.admit(TOKEN)).isEqualTo(new Denied(Reason.INACTIVE_USER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"500|''", "503|''", "429|''", "301|''", "404|''", "200|<html>", "200|{}", "200|[]"})
  void serverThatMakesNoSenseLeavesItUndecided(int status, String body) {
    productSays(status, body);
    assertThat(sessions.admit(TOKEN)).isEqualTo(new Undecided());
  }

  @Test
  void serverThatStallsLeavesItUndecided() {
    productStalls();
    assertThat(sessions.admit(TOKEN)).isEqualTo(new Undecided());
  }

  @Test
  void serverThatIsGoneLeavesItUndecided() {
    product.close();
    assertThat(sessions.admit(TOKEN)).isEqualTo(new Undecided());
  }

  @Test
  void liveTokenIsRememberedForHalfAMinuteAndNoLonger() {
    productKnows();
    sessions.admit(TOKEN);
    productSays(401, ERROR);
    ticker.pass(Duration.ofSeconds(30).minusNanos(1));
    assertThat(sessions.admit(TOKEN)).isInstanceOf(Admitted.class);
    assertThat(product.questions()).isEqualTo(1);
    ticker.pass(Duration.ofNanos(1));
    assertThat(sessions.admit(TOKEN)).isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void deadTokenIsRememberedForFiveSeconds() {
    productSays(401, ERROR);
    sessions.admit(TOKEN);
    productKnows();
    assertThat(sessions.admit(TOKEN)).isEqualTo(new Denied(Reason.INVALID));
    ticker.pass(Duration.ofSeconds(5));
    assertThat(sessions.admit(TOKEN)).isInstanceOf(Admitted.class);
  }

  @Test
  void undecidedIsNotRemembered() {
    productSays(500, "");
    assertThat(sessions.admit(TOKEN)).isEqualTo(new Undecided());
    productKnows();
    assertThat(sessions.admit(TOKEN)).isInstanceOf(Admitted.class);
  }

  @Test
  void tokenIsNotTakenForAnother() {
    productKnows();
    sessions.admit(TOKEN);
    productSays(401, ERROR);
    assertThat(sessions.admit(new Credential(TOKEN.secret() + "x")))
        .isEqualTo(new Denied(Reason.INVALID));
  }

  @Test
  void manyAtOnceBecomeOneQuestion() throws Exception {
    product.answers(
        ME,
        new MockResponse.Builder()
            .body(user("system_user"))
            .headersDelay(200, TimeUnit.MILLISECONDS)
            .build());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Admission>> all =
          Stream.generate(() -> threads.submit(() -> sessions.admit(TOKEN))).limit(50).toList();
      assertThat(all).allSatisfy(one -> assertThat(one.get()).isInstanceOf(Admitted.class));
    }
    assertThat(product.questions()).isEqualTo(1);
  }

  @Test
  void tokensThatCannotBeMattermostsAreNotShownToIt() {
    productKnows();
    String payload = "{\"token_type\":\"access\",\"sub\":\"2rhP\"}";
    assertThat(HostileTokens.of("k", payload))
        .filteredOn(token -> token.secret().length() > 50 || !token.secret().matches("[!-~]+"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            token -> assertThat(sessions.admit(token)).isEqualTo(new Denied(Reason.INVALID)));
    assertThat(product.questions()).isZero();
  }

  @Test
  void userWhoIsNotShownToTheCallerIsHidden() {
    productSays(403, "{}");
    assertThat(directory.find(ALICE.owner(), Optional.of(signedIn())))
        .isEqualTo(new Answer.Hidden());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404})
  void refusalsAreUnknown(int status) {
    productSays(status, "{}");
    assertThat(directory.find(ALICE.owner(), Optional.of(signedIn())))
        .isEqualTo(new Answer.Unknown());
  }

  @Test
  void whatOneCallerMaySeeIsNotRememberedForAnother() {
    productKnows();
    directory.find(ALICE.owner(), Optional.of(signedIn()));
    productSays(403, "{}");
    Caller guest = new Caller(ALICE, Set.of(), Caller.Issuer.PRODUCT, new Credential("guest"));
    assertThat(directory.find(ALICE.owner(), Optional.of(guest))).isEqualTo(new Answer.Hidden());
  }

  @Test
  void nobodyAndGatewayTokensAskNothing() {
    productKnows();
    Caller gateway =
        new Caller(ALICE, Set.of(Right.READ), Caller.Issuer.GATEWAY, new Credential("ours"));
    assertThat(directory.find(ALICE.owner(), Optional.empty())).isEqualTo(new Answer.Unknown());
    assertThat(directory.find(ALICE.owner(), Optional.of(gateway))).isEqualTo(new Answer.Unknown());
    assertThat(product.questions()).isZero();
  }

  @Test
  void userUnderAnotherIdIsUnknown() {
    productSays(200, user("system_user").replace(ID, OTHER_ID));
    assertThat(directory.find(ALICE.owner(), Optional.of(signedIn())))
        .isEqualTo(new Answer.Unknown());
  }

  @Test
  void addressThatTheServerHidesIsNone() {
    productSays(200, user("system_user").replace("alice@example.org", ""));
    assertThat(directory.find(ALICE.owner(), Optional.of(signedIn())))
        .isEqualTo(new Answer.Known(new Identity(ALICE.owner(), "alice", null)));
  }

  private static String user(String roles) {
    return "{\"id\":\""
        + ID
        + "\",\"create_at\":1,\"update_at\":2,\"delete_at\":0,\"username\":\"alice\","
        + "\"auth_data\":\"\",\"auth_service\":\"\",\"email\":\"alice@example.org\","
        + "\"nickname\":\"\",\"roles\":\""
        + roles
        + "\",\"locale\":\"en\",\"timezone\":null}\n";
  }
}
