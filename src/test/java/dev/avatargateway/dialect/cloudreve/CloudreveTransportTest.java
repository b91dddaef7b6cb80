package dev.avatargateway.dialect.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Owner;
import dev.avatargateway.http.RawHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-behaved client can say to Cloudreve's door. */
class CloudreveTransportTest {

  private static final Path PICTURES = Path.of("compat-specs", "pictures");
  private static final String CID = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
  private static final String TOO_LARGE =
      "{\"code\":40049,\"msg\":\"\",\"correlation_id\":\"" + CID + "\"}";
  private static final String SUCCESS = "{\"code\":0,\"msg\":\"\"}";

  @TempDir private Path folder;

  private byte[] photo;
  private CloudreveServer server;

  @BeforeEach
  void startWithALimitOfOnePhoto() throws IOException {
    photo = Files.readAllBytes(PICTURES.resolve("photo.png"));
    server =
        CloudreveServer.start(
            folder,
            new CloudreveSettings(301, 86_400, photo.length, 64_000_000, "https://g.example"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String put(String headers) {
    return "PUT /api/v4/user/setting/avatar HTTP/1.1\nHost: a\nX-Cr-Correlation-Id: "
        + CID
        + "\nAuthorization: Bearer "
        + CloudreveServer.SESSION
        + "\n"
        + headers
        + "\n";
  }

  private RawHttp.Response put(String headers, byte[] body) throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      return http.send(put(headers)).send(body).read();
    }
  }

  private RawHttp.Response get(String target) throws IOException {
    return RawHttp.exchange(
        server.port(),
        "GET " + target + " HTTP/1.1\nHost: a\nX-Cr-Correlation-Id: " + CID + "\n\n");
  }

  private boolean isKnown() {
    return server.catalog().find(new Owner(CloudreveIds.SPACE, "#1")).isPresent();
  }

  @Test
  void aBodyOfExactlyTheLimitIsTaken() throws IOException {
    RawHttp.Response answer = put("Content-Length: " + photo.length + "\n", photo);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(SUCCESS);
    assertThat(get("/user/avatar/2rhP").header("Content-Type")).contains("image/png");
  }

  @Test
  void oneByteMoreIsRefusedBeforeItIsDecoded() throws IOException {
    byte[] longer = new byte[photo.length + 1];
    System.arraycopy(photo, 0, longer, 0, photo.length);
    RawHttp.Response answer = put("Content-Length: " + longer.length + "\n", longer);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(TOO_LARGE);
    assertThat(answer.header("Cache-Control")).contains("private, no-cache");
    assertThat(isKnown()).isFalse();
  }

  @Test
  void aChunkedBodyIsRefusedWhateverItsLength() throws IOException {
    ByteArrayOutputStream chunked = new ByteArrayOutputStream();
    chunked.writeBytes(
        (Integer.toHexString(photo.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
    chunked.writeBytes(photo);
    chunked.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    RawHttp.Response answer = put("Transfer-Encoding: chunked\n", chunked.toByteArray());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(TOO_LARGE);
    assertThat(isKnown()).isFalse();
  }

  @Test
  void anEmptyChunkedBodyIsRefusedToo() throws IOException {
    RawHttp.Response answer =
        put("Transfer-Encoding: chunked\n", "0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.text()).isEqualTo(TOO_LARGE);
    assertThat(isKnown()).isFalse();
  }

  @Test
  void neitherLengthNorEncodingIsAnEmptyBody() throws IOException {
    assertThat(put("", new byte[0]).text()).isEqualTo(SUCCESS);
    assertThat(isKnown()).isTrue();
  }

  @Test
  void aBodyThatEndsEarlyStoresNothing() throws IOException {
    put("Content-Length: " + photo.length + "\n", photo);
    byte[] worn = get("/user/avatar/2rhP").body();
    byte[] other = Files.readAllBytes(PICTURES.resolve("other.jpg"));
    try (RawHttp http = RawHttp.to(server.port())) {
      http.send(put("Content-Length: " + (other.length + 1) + "\n")).send(other).end();
      assertThat(http.read().text()).contains("\"code\":40001");
    }
    assertThat(get("/user/avatar/2rhP").body()).isEqualTo(worn);
  }

  @Test
  void ofTwoTokensTheFirstCounts() throws IOException {
    assertThat(put("Authorization: Bearer abc\n", new byte[0]).text()).isEqualTo(SUCCESS);
  }

  @Test
  void aLoginIsAskedForBeforeTheBodyIsRead() throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      http.send(
          "PUT /user/setting/avatar HTTP/1.1\nHost: a\nContent-Length: 100\nX-Cr-Correlation-Id: "
              + CID
              + "\n\n");
      assertThat(http.read().text())
          .isEqualTo(
              "{\"code\":401,\"msg\":\"Login required\",\"correlation_id\":\"" + CID + "\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v4/user/avatar/..",
        "/api/v4/user/avatar/.",
        "/api/v4/user/avatar/%2e%2e",
        "/api/v4/user/avatar/..;",
        "/user/avatar/.."
      })
  void dotsAreABadId(String target) throws IOException {
    RawHttp.Response answer = get(target);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .isEqualTo(
            "{\"code\":40001,\"msg\":\"Failed to parse object ID\",\"correlation_id\":\""
                + CID
                + "\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v4/user/avatar/../avatar/2rhP",
        "/api/v4/user/avatar/..%2f2rhP",
        "/api/v4/user/avatar/%2e%2e%2f2rhP",
        "/api/v4/user//avatar/2rhP"
      })
  void anotherPathIsNotFound(String target) throws IOException {
    RawHttp.Response answer = get(target);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("404 page not found");
    assertThat(answer.header("Content-Type")).contains("text/plain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v4/user/avatar/%zz",
        "/api/v4/user/avatar/2rhP%",
        "/user/avatar/%00",
        "/user/avatar/%ff",
        "/api/v4/user/avatar/a\\b"
      })
  void whatIsNoPathIsWordedHere(String target) throws IOException {
    RawHttp.Response answer = get(target);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
    assertThat(answer.text()).startsWith("{\"code\":40001,");
  }

  @Test
  void versionThreeHasNoCorrelationIdEitherForWhatIsNoPath() throws IOException {
    assertThat(get("/api/v3/user/avatar/%zz/l").text())
        .isEqualTo("{\"code\":40001,\"msg\":\"Parameter error\"}");
  }
}
