package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.dialect.cloudreve.StandInCloudreve;
import dev.avatargateway.dialect.creatorshub.StandInCreatorsHub;
import dev.avatargateway.dialect.mattermost.StandInMattermost;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People whom a product knows and the gateway does not, each test with users of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownByProductTest {

  private final StandInCloudreve cloudreve = new StandInCloudreve();
  private final StandInMattermost mattermost = new StandInMattermost();
  private final StandInCreatorsHub creatorsHub = new StandInCreatorsHub();
  private final Wire wire = new Wire();
  private final TestGateway gateway;

  KnownByProductTest(@TempDir Path data) throws IOException {
    gateway =
        TestGateway.start(
            data,
            "--cloudreve-hash-id-salt=" + StandInCloudreve.SALT,
            "--cloudreve-secret-key=" + StandInCloudreve.SECRET,
            "--cloudreve-url=" + cloudreve.url(),
            "--mattermost-url=" + mattermost.url(),
            "--creatorshub-jwt-secret=" + StandInCreatorsHub.SECRET,
            "--creatorshub-url=" + creatorsHub.url());
  }

  @AfterAll
  void close() {
    wire.close();
    gateway.close();
    cloudreve.close();
    mattermost.close();
    creatorsHub.close();
  }

  @Test
  void cloudreveShowsNothingOfWhomTheSiteKnows() throws IOException, InterruptedException {
    for (String token : new String[] {"", StandInCloudreve.token(1)}) {
      HttpResponse<byte[]> answer = cloudreveAvatar(20, token);

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    }
  }

  @Test
  void cloudreveKnowsNobodyElse() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = cloudreveAvatar(2000, "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer)).startsWith("{\"code\":40021,\"msg\":\"\",\"correlation_id\":\"");
  }

  @Test
  void cloudrevesSiteIsAskedOnceForAWhile() throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      cloudreveAvatar(21, "");
      cloudreveAvatar(2001, "");
    }

    assertThat(cloudreve.asked())
        .containsOnlyOnce("/api/v4/user/info/" + StandInCloudreve.id(21) + " null")
        .containsOnlyOnce("/api/v4/user/info/" + StandInCloudreve.id(2001) + " null");
  }

  @Test
  void anEmptyUploadLeadsToTheGravatarOfTheSitesAddress() throws IOException, InterruptedException {
    String token = StandInCloudreve.token(22);

    assertThat(text(cloudrevePut(token, new byte[0]))).isEqualTo("{\"code\":0,\"msg\":\"\"}");

    HttpResponse<byte[]> answer = cloudreveAvatar(22, "");
    assertThat(answer.statusCode()).isEqualTo(301);
    // The MD5 of user22@example.org.
    assertThat(answer.headers().firstValue("Location"))
        .contains("https://www.gravatar.com/avatar/79a107347d1cf1a3759d9046ee28655b?d=mm&s=200");
    assertThat(cloudreve.asked()).contains("/api/v4/user/me Bearer " + token);
  }

  @Test
  void aBannedUserIsTurnedAway() throws IOException, InterruptedException {
    String token = StandInCloudreve.token(901);

    for (HttpResponse<byte[]> answer :
        List.of(cloudrevePut(token, photo()), cloudreveAvatar(901, token))) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(text(answer)).startsWith("{\"code\":50001,\"msg\":\"failed to get login user\",");
    }
    assertThat(cloudreveAvatar(901, "").statusCode()).isEqualTo(404);
  }

  @Test
  void mattermostShowsTheInitialOfTheProductsUserName(@TempDir Path elsewhere)
      throws IOException, InterruptedException {
    String id = StandInMattermost.id("quincy");
    HttpResponse<byte[]> answer = mattermostImage(id, "opaque-readsquincy");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Etag")).contains("0");
    assertThat(answer.body()).isEqualTo(initials(elsewhere.resolve("right"), "quincy", id));
    assertThat(answer.body()).isNotEqualTo(initials(elsewhere.resolve("wrong"), "xenia", id));
  }

  @Test
  void mattermostKnowsNobodyElse() throws IOException, InterruptedException {
    String id = StandInMattermost.id("nobodyelse");
    HttpResponse<byte[]> answer = mattermostImage(id, "opaque-readsnobody");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer)).startsWith("{\"id\":\"app.user.missing_account.const\",");
  }

  @Test
  void mattermostIsAskedOnceForAWhile() throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      mattermostImage(StandInMattermost.id("onceonly"), "opaque-readsonce");
    }

    assertThat(mattermost.asked())
        .containsOnlyOnce("/api/v4/users/" + StandInMattermost.id("onceonly"));
  }

  @Test
  void creatorsHubShowsThePlaceholderOfWhomTheInstanceKnows()
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = creatorsHubAvatar(31, StandInCreatorsHub.token(30));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer))
        .isEqualTo("{\"avatarUrl\":\"" + gateway.url() + "/images/user-placeholder.png\"}");
  }

  @Test
  void creatorsHubKnowsNobodyElse() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = creatorsHubAvatar(2000, StandInCreatorsHub.token(30));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer)).isEqualTo("{\"avatarUrl\":null,\"error\":\"There is no such user\"}");
  }

  @Test
  void creatorsHubHidesWhomTheInstanceHides() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = creatorsHubAvatar(950, StandInCreatorsHub.token(30));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(text(answer)).contains("This token may not see this user's avatar");
  }

  @Test
  void creatorsHubsInstanceIsAskedOnceForAWhile() throws IOException, InterruptedException {
    String token = StandInCreatorsHub.token(32);
    for (int i = 0; i < 3; i++) {
      creatorsHubAvatar(33, token);
    }

    assertThat(creatorsHub.asked())
        .containsOnlyOnce("/api/public/user/33/profile/info Bearer " + token);
  }

  @Test
  void noProductSeesTheTokenOfAnother() throws IOException, InterruptedException {
    List<String> ofCloudreve = List.of(StandInCloudreve.token(40));
    List<String> ofMattermost = List.of("opaque-faraway");
    List<String> ofCreatorsHub = List.of(StandInCreatorsHub.token(40));
    List<String> ofTheGateway =
        List.of(
            gateway.token("cloudreve", "#41"),
            gateway.token("mattermost", StandInMattermost.id("fortyone")),
            gateway.token("creatorshub", "41"));
    int askedOfMattermost = mattermost.asked().size();

    for (List<String> foreign : List.of(ofMattermost, ofCreatorsHub, ofTheGateway)) {
      for (String token : foreign) {
        cloudreveAvatar(42, token);
        cloudrevePut(token, new byte[0]);
        assertThat(cloudreve.asked()).noneMatch(question -> question.contains(token));
      }
    }
    for (List<String> foreign : List.of(ofCloudreve, ofMattermost, ofTheGateway)) {
      for (String token : foreign) {
        creatorsHubAvatar(42, token);
        assertThat(creatorsHub.asked()).noneMatch(question -> question.contains(token));
      }
    }
    for (List<String> foreign : List.of(ofCloudreve, ofCreatorsHub, ofTheGateway)) {
      for (String token : foreign) {
        mattermostImage(StandInMattermost.id("fortytwo"), token);
      }
    }
    assertThat(mattermost.asked()).hasSize(askedOfMattermost);
  }

  private HttpResponse<byte[]> cloudreveAvatar(long row, String token)
      throws IOException, InterruptedException {
    String path = "/api/v4/user/avatar/" + StandInCloudreve.id(row);
    return wire.send(Message.get(gateway.url() + path, token));
  }

  private HttpResponse<byte[]> cloudrevePut(String token, byte[] body)
      throws IOException, InterruptedException {
    String url = gateway.url() + "/api/v4/user/setting/avatar";
    return wire.send(new Message("PUT", url, token, "", body));
  }

  private HttpResponse<byte[]> mattermostImage(String id, String token)
      throws IOException, InterruptedException {
    return wire.send(Message.get(gateway.url() + "/api/v4/users/" + id + "/image", token));
  }

  private HttpResponse<byte[]> creatorsHubAvatar(int user, String token)
      throws IOException, InterruptedException {
    String path = "/api/public/user/" + user + "/profile/avatar";
    return wire.send(Message.get(gateway.url() + path, token));
  }

  /** What a gateway draws that was told the name by its operator. */
  private byte[] initials(Path data, String userName, String id)
      throws IOException, InterruptedException {
    try (TestGateway told = TestGateway.start(data)) {
      told.person(Map.of("name", userName, "username", userName, "mattermost", id));
      String url = told.url() + "/api/v4/users/me/image";
      return wire.send(Message.get(url, told.token("mattermost", id))).body();
    }
  }

  private static byte[] photo() throws IOException {
    return Files.readAllBytes(Path.of("compat-specs", "pictures", "photo.png"));
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
