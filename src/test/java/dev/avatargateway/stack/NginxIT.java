package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.http.RawHttp;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The README's lines for a real nginx: avatars come here, everything else reaches the product. */
@EnabledIf("dev.avatargateway.stack.Nginx#isHere")
final class NginxIT {

  private static final Path PICTURES = Path.of("compat-specs", "pictures");
  private static final String MATTERMOST_ID = "8fmkw1r7cbd9tqsyeoz3ujphna";

  private final byte[] photo = Files.readAllBytes(PICTURES.resolve("photo.jpg"));
  private final Wire wire = new Wire();
  private final AnyProduct product = new AnyProduct();
  private final TestGateway gateway;
  private final Path folder;
  private final int port = Nginx.freePort();
  private final String url = "http://127.0.0.1:" + port;

  NginxIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    gateway =
        TestGateway.start(
            folder.resolve("data"), "--public-url=" + url, "--mattermost-max-bytes=1000000");
  }

  @AfterEach
  void close() {
    wire.close();
    gateway.close();
    product.close();
  }

  @Test
  void cloudrevesAvatarsComeHere() throws IOException, InterruptedException {
    String token = gateway.token("cloudreve", "lpua");
    try (Nginx nginx = open("cloudreve")) {
      assertThat(text(put("/api/v4/user/setting/avatar", token, photo)))
          .isEqualTo("{\"code\":0,\"msg\":\"\"}");
      HttpResponse<byte[]> picture = get("/api/v4/user/avatar/lpua?nocache=1&key=3", "");
      assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
      assertThat(picture.headers().firstValue("Cache-Control")).contains("private, no-cache");
      HttpResponse<byte[]> v3 = get("/api/v3/user/avatar/lpua/l", "");
      assertThat(v3.body()).isEqualTo(picture.body());
      HttpResponse<byte[]> head =
          wire.send(new Message("HEAD", url + "/api/v4/user/avatar/lpua", "", "", new byte[0]));
      assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(picture.body().length);
      assertThat(text(put("/api/v4/user/setting/avatar", token, new byte[0])))
          .isEqualTo("{\"code\":0,\"msg\":\"\"}");
      assertThat(product.asked()).isEmpty();
      assertThat(nginx.complaints()).isEmpty();
    }
  }

  @Test
  void cloudrevesOtherPathsReachTheProduct() throws IOException, InterruptedException {
    try (Nginx nginx = open("cloudreve")) {
      assertReachesTheProduct("POST", "/api/v3/user/setting/avatar", photo);
      assertReachesTheProduct("PUT", "/api/v4/user/setting/nick", photo);
      assertReachesTheProduct("GET", "/api/v4/user/info/lpua", new byte[0]);
      assertReachesTheProduct("GET", "/api/v4/user/avatar/", new byte[0]);
      assertReachesTheProduct("GET", "/home?path=%2Fuser%2Favatar", new byte[0]);
      assertReachesTheProduct("PUT", "/api/v4/file/content", new byte[2_000_000]);
      assertThat(nginx.complaints()).isEmpty();
    }
  }

  @Test
  void cloudrevesDoorRefusesWhatIsTooLong() throws IOException, InterruptedException {
    String token = gateway.token("cloudreve", "lpua");
    int limit = 4_194_304;
    try (Nginx nginx = open("cloudreve")) {
      assertThat(text(put("/api/v4/user/setting/avatar", token, Arrays.copyOf(photo, limit))))
          .isEqualTo("{\"code\":0,\"msg\":\"\"}");
      assertThat(text(put("/api/v4/user/setting/avatar", token, Arrays.copyOf(photo, limit + 1))))
          .startsWith("{\"code\":40049,\"msg\":\"\",");
      assertThat(text(put("/api/v4/user/setting/avatar", token, Arrays.copyOf(photo, 3 * limit))))
          .startsWith("{\"code\":40049,\"msg\":\"\",");
      assertThat(nginx.complaints()).doesNotContain("[error]");
    }
  }

  @Test
  void mattermostsPicturesComeHere() throws IOException, InterruptedException {
    String token = gateway.token("mattermost", MATTERMOST_ID);
    String image = "/api/v4/users/" + MATTERMOST_ID + "/image";
    try (Nginx nginx = open("mattermost")) {
      HttpResponse<byte[]> uploaded = post(url + image, token, photo);
      assertThat(text(uploaded)).isEqualTo("{\"status\":\"OK\"}");
      HttpResponse<byte[]> picture = get(image + "?_=1700000000000", token);
      assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
      String version = picture.headers().firstValue("Etag").orElseThrow();
      assertThat(version).matches("[1-9][0-9]{12}");
      try (RawHttp http = RawHttp.to(port)) {
        http.send(
            "GET %s HTTP/1.1\nHost: h\nAuthorization: Bearer %s\nIf-None-Match: %s\n\n"
                .formatted(image, token, version));
        assertThat(http.read().status()).isEqualTo(304);
      }
      assertThat(get("/api/v4/users/me/image/default", token).statusCode()).isEqualTo(200);
      HttpResponse<byte[]> reset =
          wire.send(new Message("DELETE", url + image, token, "", new byte[0]));
      assertThat(text(reset)).isEqualTo("{\"status\":\"OK\"}");
      assertThat(product.asked()).isEmpty();
      assertThat(nginx.complaints()).isEmpty();
    }
  }

  @Test
  void mattermostsOtherPathsReachTheProduct() throws IOException, InterruptedException {
    try (Nginx nginx = open("mattermost")) {
      assertReachesTheProduct("GET", "/api/v4/users/me", new byte[0]);
      assertReachesTheProduct("GET", "/api/v4/teams/x/image?_=1", new byte[0]);
      assertReachesTheProduct("GET", "/api/v4/users/me/image/other", new byte[0]);
      assertReachesTheProduct("GET", "/api/v4/websocket", new byte[0]);
      assertReachesTheProduct("POST", "/api/v4/files", new byte[2_000_000]);
      assertReachesTheProduct("GET", "/team/channels/a%2Fb", new byte[0]);
      assertThat(nginx.complaints()).doesNotContain("[error]");
    }
  }

  @Test
  void mattermostsDoorRefusesWhatIsTooLong() throws IOException, InterruptedException {
    String token = gateway.token("mattermost", MATTERMOST_ID);
    try (Nginx nginx = open("mattermost")) {
      for (int length : new int[] {1_000_001, 20_000_000}) {
        HttpResponse<byte[]> refused =
            post(url + "/api/v4/users/me/image", token, Arrays.copyOf(photo, length));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(text(refused))
            .contains("\"id\":\"api.user.upload_profile_user.too_large.app_error\"");
      }
      assertThat(nginx.complaints()).doesNotContain("[error]");
    }
  }

  @Test
  void creatorsHubsAvatarsComeHere() throws IOException, InterruptedException {
    String token = gateway.token("creatorshub", "7");
    try (Nginx nginx = open("creatorshub")) {
      assertThat(avatarUrl(get("/api/public/user/7/profile/avatar", token)))
          .isEqualTo(url + "/images/user-placeholder.png");
      assertThat(get("/images/user-placeholder.png", "").headers().firstValue("Content-Type"))
          .contains("image/png");
      for (String path : new String[] {"profile/updateAvatarBytes", "avatarBytes"}) {
        String worn = avatarUrl(put("/api/public/user/me/" + path, token, photo));
        assertThat(worn).startsWith(url + "/").endsWith("/userAvatars/7/avatar.jpg");
        HttpResponse<byte[]> picture = wire.send(Message.get(worn, ""));
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
      }
      String form = url + "/api/public/user/7/updateAvatarFile";
      byte[] other = Files.readAllBytes(PICTURES.resolve("other.png"));
      String worn =
          avatarUrl(wire.send(Message.form("PUT", form, token, "avatar", "a.png", other)));
      assertThat(avatarUrl(get("/api/public/user/7/avatar", token))).isEqualTo(worn);
      assertThat(product.asked()).isEmpty();
      assertThat(nginx.complaints()).isEmpty();
    }
  }

  @Test
  void creatorsHubsOtherPathsReachTheProduct() throws IOException, InterruptedException {
    try (Nginx nginx = open("creatorshub")) {
      assertReachesTheProduct("GET", "/api/public/user/me/profile/info", new byte[0]);
      assertReachesTheProduct("PUT", "/api/public/user/me/profile/info", photo);
      assertReachesTheProduct("GET", "/api/public/creators", new byte[0]);
      assertReachesTheProduct("GET", "/images/logo.png", new byte[0]);
      assertReachesTheProduct("GET", "/a/userAvatars/7/avatar.jpg", new byte[0]);
      assertThat(nginx.complaints()).isEmpty();
    }
  }

  @Test
  void creatorsHubsDoorRefusesWhatIsTooLong() throws IOException, InterruptedException {
    String token = gateway.token("creatorshub", "7");
    int limit = 10_485_760;
    String path = "/api/public/user/me/updateAvatarBytes";
    try (Nginx nginx = open("creatorshub")) {
      assertThat(put(path, token, Arrays.copyOf(photo, limit)).statusCode()).isEqualTo(200);
      HttpResponse<byte[]> refused = put(path, token, Arrays.copyOf(photo, limit + 1));
      assertThat(refused.statusCode()).isEqualTo(413);
      assertThat(text(refused))
          .isEqualTo(
              "{\"avatarUrl\":null,\"error\":"
                  + "\"At most 10485760 bytes are taken; there are 10485761\"}");
      assertThat(nginx.complaints()).doesNotContain("[error]");
    }
  }

  private Nginx open(String name) throws IOException {
    return Nginx.start(folder.resolve("nginx"), port, snippet(name));
  }

  /** The README's lines, with the ports of this test. */
  private String snippet(String name) throws IOException {
    String lines =
        ReadmeBlock.text("nginx", name)
            .replace("proxy_pass http://127.0.0.1:8080;", "proxy_pass " + gateway.url() + ";");
    return Pattern.compile("proxy_pass http://127\\.0\\.0\\.1:(5212|8065|3000);")
        .matcher(lines)
        .replaceAll("proxy_pass http://127.0.0.1:" + product.port() + ";");
  }

  private void assertReachesTheProduct(String method, String target, byte[] body)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = wire.send(new Message(method, url + target, "", "", body));
    assertThat(text(answer)).isEqualTo("product");
    assertThat(product.asked())
        .last()
        .isEqualTo("%s %s 127.0.0.1:%d %d".formatted(method, target, port, body.length));
  }

  private HttpResponse<byte[]> get(String path, String token)
      throws IOException, InterruptedException {
    return wire.send(Message.get(url + path, token));
  }

  private HttpResponse<byte[]> put(String path, String token, byte[] body)
      throws IOException, InterruptedException {
    return wire.send(new Message("PUT", url + path, token, "", body));
  }

  private HttpResponse<byte[]> post(String image, String token, byte[] file)
      throws IOException, InterruptedException {
    return wire.send(Message.form("POST", image, token, "image", "a.jpg", file));
  }

  private static String avatarUrl(HttpResponse<byte[]> answer) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body()).path("avatarUrl").asText();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
