package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The example requests of the products' own documents, sent verbatim, get what they describe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeedDocumentsTest {

  private static final String SECRET = "creatorshub-gateway-test-secret-0123456789";
  private static final String GUID = "4xp9fdt77pncbef59f4k1qe83o";
  private static final Path PICTURES = Path.of("compat-specs", "pictures");

  private final Wire wire = new Wire();
  private final TestGateway gateway;
  private final String cloudreve;
  private final String mattermost;

  SeedDocumentsTest(@TempDir Path data) throws IOException {
    gateway = TestGateway.start(data.resolve("data"), "--creatorshub-jwt-secret=" + SECRET);
    gateway.person(Map.of("name", "Admin", "email", "admin@cloudreve.org", "cloudreve", "lpua"));
    gateway.person(Map.of("name", "Nobody", "cloudreve", "nobody"));
    gateway.person(Map.of("name", "Someone", "mattermost", GUID, "username", "someone"));
    cloudreve = gateway.token("cloudreve", "lpua");
    mattermost = gateway.token("mattermost", GUID);
  }

  @Test
  void cloudreveServesWhatItWasGiven() throws Exception {
    HttpResponse<byte[]> set = set(picture("photo.jpg"));
    assertThat(set.statusCode()).isEqualTo(200);
    assertThat(OnePerson.json(set).path("code").asInt(-1)).isZero();
    assertThat(OnePerson.json(set).path("msg").isTextual()).isTrue();

    HttpResponse<byte[]> got = get("/user/avatar/lpua", "");
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(got.headers().firstValue("Cache-Control")).contains("public, max-age=86400");

    HttpResponse<byte[]> fresh = get("/user/avatar/lpua?nocache=true", "");
    assertThat(fresh.statusCode()).isEqualTo(200);
    assertThat(fresh.headers().firstValue("Cache-Control").orElse("")).contains("no-cache");
    assertThat(fresh.body()).isEqualTo(got.body());
  }

  @Test
  void cloudreveRedirectsToGravatarAfterAnEmptyBody() throws Exception {
    assertThat(OnePerson.isSuccess(set(new byte[0]))).isTrue();

    HttpResponse<byte[]> got = get("/user/avatar/lpua", "");
    assertThat(got.statusCode()).isEqualTo(301);
    assertThat(got.headers().firstValue("Location"))
        .contains("https://www.gravatar.com/avatar/77f7cd77903d9b4f8a6d544aa80d014f?d=mm&s=200");
  }

  @Test
  void cloudreveHasNoPictureOfWhomNobodyDressed() throws Exception {
    assertThat(get("/user/avatar/nobody", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v4/users/", "/users/"})
  void mattermostServesWhatItWasGiven(String base) throws Exception {
    String path = base + GUID + "/image";
    HttpResponse<byte[]> set =
        wire.send(
            Message.form(
                "POST",
                gateway.url() + path,
                mattermost,
                "image",
                "photo.png",
                picture("photo.png")));
    assertThat(set.statusCode()).isEqualTo(200);

    HttpResponse<byte[]> got = get(path, mattermost);
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(get(path, "").statusCode()).as("must be logged in").isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"6, 6, false", "me, 61, false", "62, 63, true"})
  void creatorsHubAnswersEveryDocumentedRequest(String id, String caller, boolean manages)
      throws Exception {
    String token = hub(caller, manages);
    String user = id.equals("me") ? caller : id;
    String base = "/api/public/user/" + id;
    bytes("/api/public/user/me/avatarBytes", hub(user, false), "transparent.png");

    HttpResponse<byte[]> file =
        wire.send(
            Message.form(
                "PUT",
                gateway.url() + base + "/updateAvatarFile",
                token,
                "avatar",
                "andrew_ryan.webp",
                picture("photo.webp")));
    String first = avatarUrl(file, user);
    assertThat(avatarUrl(bytes(base + "/avatarBytes", token, "photo.jpg"), user))
        .isNotEqualTo(first);

    HttpResponse<byte[]> read = get("/api/public/user/" + user + "/avatar", token);
    HttpResponse<byte[]> picture = wire.send(Message.get(avatarUrl(read, user), ""));
    assertThat(picture.statusCode()).isEqualTo(200);
    assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
  }

  private HttpResponse<byte[]> bytes(String path, String token, String name) throws Exception {
    return wire.send(new Message("PUT", gateway.url() + path, token, "image/jpeg", picture(name)));
  }

  private String avatarUrl(HttpResponse<byte[]> answer, String user) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(200);
    String url = OnePerson.json(answer).path("avatarUrl").asText();
    assertThat(url)
        .startsWith(gateway.url())
        .matches(".*/\\d{13}/userAvatars/" + user + "/avatar[.]jpg");
    return url;
  }

  private HttpResponse<byte[]> set(byte[] body) throws Exception {
    return wire.send(
        new Message(
            "PUT",
            gateway.url() + "/user/setting/avatar",
            cloudreve,
            "application/octet-stream",
            body));
  }

  private HttpResponse<byte[]> get(String path, String token) throws Exception {
    return wire.send(Message.get(gateway.url() + path, token));
  }

  static String hub(String user, boolean manages) {
    return JWT.create()
        .withSubject(user)
        .withClaim("userManage", manages)
        .sign(Algorithm.HMAC256(SECRET));
  }

  private static byte[] picture(String name) throws IOException {
    return Files.readAllBytes(PICTURES.resolve(name));
  }

  @AfterAll
  void close() {
    gateway.close();
    wire.close();
  }
}
