package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.dialect.mattermost.StandInMattermost;
import dev.avatargateway.http.RawHttp;
import dev.avatargateway.http.RawHttp.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Mattermost's door answers to requests that httpYac cannot send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MattermostWireTest {

  private static final int MAX_BYTES = 200_000;
  private static final String FORM = "multipart/form-data; boundary=frontier";
  private static final String PART =
      "--frontier\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\n";
  private static final String END = "\r\n--frontier--\r\n";

  private final StandInMattermost product = new StandInMattermost();
  private final TestGateway gateway;

  MattermostWireTest(@TempDir Path data) throws IOException {
    gateway =
        TestGateway.start(
            data, "--mattermost-url=" + product.url(), "--mattermost-max-bytes=" + MAX_BYTES);
  }

  @AfterAll
  void close() {
    gateway.close();
    product.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v4/users/./me/image, /api/v4/users/me/image",
    "POST, /api/v4/users/x/../me/image?_=1, /api/v4/users/me/image?_=1",
    "DELETE, /api/v4/users/%2e%2e/users/me/image, /api/v4/users/me/image",
    "GET, /api/v4/users/..%2fme/image, /api/v4/me/image",
    "GET, /users/me/%2E/image, /users/me/image",
  })
  void dotsInAPathAreRedirected(String method, String path, String location) throws IOException {
    Response answer = send(method + " " + path + " HTTP/1.1\nHost: h\nContent-Length: 0\n\n");

    assertThat(answer.status()).isEqualTo(301);
    assertThat(answer.header("Location")).contains(location);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%zz", "%", "%ff", "a%00b"})
  void aPathThatCannotBeReadIsRefusedInTheProductsForm(String id) throws IOException {
    for (String method : new String[] {"GET", "POST"}) {
      Response answer =
          send(method + " /api/v4/users/" + id + "/image HTTP/1.1\nHost: h\nContent-Length: 0\n\n");

      assertThat(answer.status()).as(answer.text()).isBetween(400, 404);
      assertThat(answer.header("Content-Type")).contains("application/json");
      assertThat(answer.text()).startsWith("{\"id\":\"api.context.");
    }
  }

  @Test
  void aHeaderBeyondBoundsIsRefusedInTheProductsForm() throws IOException {
    Response answer =
        send(
            "GET /api/v4/users/me/image HTTP/1.1\nHost: h\nX-Long: " + "a".repeat(20_000) + "\n\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).startsWith("{\"id\":\"api.context.invalid_param.app_error\"");
  }

  @Test
  void aTargetBeyondWhatIsReadIsTooLongInTheProductsWords() throws IOException {
    Response answer =
        send("GET /api/v4/users/me/image?" + "a".repeat(20_000) + " HTTP/1.1\nHost: h\n\n");

    assertThat(answer.status()).isEqualTo(414);
    assertThat(answer.text()).startsWith("{\"id\":\"basic_security_check.url.too_long_error\"");
  }

  @Test
  void theIdOfARequestStandsInItsErrorAndInItsHeader() throws IOException {
    Response answer = send("GET /api/v4/users/me/image HTTP/1.1\nHost: h\n\n");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text())
        .contains("\"request_id\":\"" + answer.header("X-Request-Id").orElseThrow() + "\"");
  }

  @Test
  void theHeadersOfAnErrorAreThoseOfTheProduct() throws IOException {
    Response answer =
        send("GET /api/v4/users/me/image HTTP/1.1\nHost: h\nCookie: MMAUTHTOKEN=junk\n\n");

    assertThat(answer.header("Permissions-Policy")).contains("");
    assertThat(answer.header("Set-Cookie")).contains("MMAUTHTOKEN=; Path=/; Max-Age=0; HttpOnly");
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.header("Server")).isEmpty();
  }

  @Test
  void tooLongADeclaredBodyIsRefusedByItsHeader() throws IOException {
    try (RawHttp http = RawHttp.to(gateway.port())) {
      http.send(head("POST", "declared", "Content-Length: " + (MAX_BYTES + 1)));
      http.send(new byte[MAX_BYTES + 1]);
      Response answer = http.read();

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.text())
          .contains("\"id\":\"api.user.upload_profile_user.too_large.app_error\"")
          .contains("\"message\":\"Unable to upload profile image. File is too large.\"");
    }
  }

  @Test
  void aDeclaredBodyOfExactlyTheLimitIsTaken() throws IOException {
    byte[] body = form(MAX_BYTES);

    Response answer = upload("declaredlimit", "Content-Length: " + MAX_BYTES, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @Test
  void permissionComesBeforeTheLimit() throws IOException {
    String head =
        head("POST", "plainlimit", "Content-Length: " + (MAX_BYTES + 1))
            .replace("/users/me/", "/users/" + StandInMattermost.id("another") + "/");
    try (RawHttp http = RawHttp.to(gateway.port())) {
      assertThat(http.send(head).send(new byte[MAX_BYTES + 1]).read().status()).isEqualTo(403);
    }
  }

  @Test
  void aChunkedBodyMayBeLongerByItsFrame() throws IOException {
    Response answer =
        upload("chunkedlimit", "Transfer-Encoding: chunked", chunked(form(MAX_BYTES + 512)));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @Test
  void aChunkedBodyBeyondThatIsTooLarge() throws IOException {
    Response answer =
        upload("chunkedtoolong", "Transfer-Encoding: chunked", chunked(form(MAX_BYTES + 513)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text())
        .contains("\"id\":\"api.context.request_body_too_large.app_error\"")
        .contains("\"message\":\"Unable to process request. Request body too large.\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/mixed; boundary=frontier",
        "multipart/form-data; boundary=other",
        "application/x-www-form-urlencoded",
        "image/png"
      })
  void whatIsNoFormOfThisBoundaryCannotBeParsed(String type) throws IOException {
    byte[] body = form(20_000);
    Response answer = upload("oddtypes", "Content-Length: " + body.length, body, type);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text())
        .contains("\"id\":\"api.user.upload_profile_user.parse.app_error\"")
        .contains("\"message\":\"Could not parse multipart form.\"");
  }

  @Test
  void aBoundaryWithoutASpaceBeforeItIsOne() throws IOException {
    byte[] body = form(20_000);
    Response answer =
        upload(
            "nospace",
            "Content-Length: " + body.length,
            body,
            "multipart/form-data;boundary=frontier");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @Test
  void aBodyThatEndsBeforeItsDeclaredLengthSetsNothing() throws IOException {
    try (RawHttp http = RawHttp.to(gateway.port())) {
      http.send(head("POST", "lying", "Content-Length: 100000", FORM)).send(form(20_000)).end();
      Response answer = http.read();

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.text()).contains("api.user.upload_profile_user.parse.app_error");
    }
    assertThat(send(head("GET", "lying", "X-Nothing: x")).header("Etag")).contains("0");
  }

  private Response upload(String user, String framing, byte[] body) throws IOException {
    return upload(user, framing, body, FORM);
  }

  private Response upload(String user, String framing, byte[] body, String type)
      throws IOException {
    try (RawHttp http = RawHttp.to(gateway.port())) {
      return http.send(head("POST", user, framing, type)).send(body).read();
    }
  }

  private Response send(String request) throws IOException {
    return RawHttp.exchange(gateway.port(), request);
  }

  private static String head(String method, String user, String framing) {
    return head(method, user, framing, FORM);
  }

  private static String head(String method, String user, String framing, String type) {
    return method
        + " /api/v4/users/me/image HTTP/1.1\nHost: h\nAuthorization: Bearer opaque-"
        + user
        + "\nContent-Type: "
        + type
        + "\n"
        + framing
        + "\n\n";
  }

  /** A form of exactly this length: a picture, and a field that fills it up. */
  private static byte[] form(int length) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(PART.getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(Files.readAllBytes(Path.of("compat-specs/pictures/transparent.png")));
    form.writeBytes(
        "\r\n--frontier\r\nContent-Disposition: form-data; name=\"filler\"\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(new byte[length - form.size() - END.length()]);
    form.writeBytes(END.getBytes(StandardCharsets.US_ASCII));
    return form.toByteArray();
  }

  private static byte[] chunked(byte[] body) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int from = 0; from < body.length; from += 10_000) {
      int length = Math.min(10_000, body.length - from);
      chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      chunks.write(body, from, length);
      chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return chunks.toByteArray();
  }
}
