package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.http.RawHttp;
import dev.avatargateway.http.RawHttp.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CreatorsHub's door answers to requests that httpYac cannot send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreatorsHubWireTest {

  private static final Path PICTURES = Path.of("compat-specs", "pictures");
  private static final int MAX_BYTES = 200_000;
  private static final int FRAME = 64 * 1024;
  private static final String FORM = "multipart/form-data; boundary=frontier";
  private static final String PART =
      "--frontier\r\nContent-Disposition: form-data; name=\"avatar\"; filename=\"a\"\r\n\r\n";
  private static final String END = "\r\n--frontier--\r\n";

  private final TestGateway gateway;
  private final byte[] photo = Files.readAllBytes(PICTURES.resolve("photo.jpg"));

  CreatorsHubWireTest(@TempDir Path data) throws IOException {
    gateway = TestGateway.start(data, "--creatorshub-max-bytes=" + MAX_BYTES);
  }

  @AfterAll
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/public/user/../user/1/avatar, 404, There is nothing here",
    "/api/public/user/./1/avatar, 404, There is nothing here",
    "/api/public/user/1/%2e%2e/1/avatar, 404, There is nothing here",
    "/api/public/user//avatar, 404, There is nothing here",
    "/api/public/user/../avatar, 400, The user id is a number",
    "/api/public/user/%2e%2e/avatar, 400, The user id is a number",
    "/api/public/user/1;x=y/avatar, 400, The user id is a number",
    "/api/public/user/%2531/avatar, 400, The user id is a number",
    "/api/public/user/1%0d%0aX:y/avatar, 400, The user id is a number",
    "/images/../images/user-placeholder.png, 404, There is nothing here",
  })
  void aPathIsTakenAsItStands(String path, int status, String error) throws IOException {
    for (String method : new String[] {"GET", "PUT"}) {
      assertRefused(send(method, path, "31", "Content-Length: 0"), status, error);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"..%2f31", "31%2f..%2f31", "31%2F", "%2f"})
  void aSlashInAnIdIsNoId(String id) throws IOException {
    assertRefused(send("GET", "/api/public/user/" + id + "/avatar", "31", "X-Nothing: x"), 404, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "31%00", "%zz", "31%", "%ff", "%c0%af"})
  void anIdThatCannotBeReadIsRefusedInThisDoorsForm(String id) throws IOException {
    assertRefused(send("GET", "/api/public/user/" + id + "/avatar", "31", "X-Nothing: x"), 400, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"😀", "%F0%9F%98%80", "١", "３１"})
  void lettersAndForeignDigitsAreNoNumber(String id) throws IOException {
    assertRefused(
        send("GET", "/api/public/user/" + id + "/profile/avatar", "31", "X-Nothing: x"), 400, "");
  }

  @Test
  void anIdOfTenThousandDigitsIsNoNumber() throws IOException {
    assertRefused(
        send("GET", "/api/public/user/" + "3".repeat(10_000) + "/avatar", "31", "X-Nothing: x"),
        400,
        "The user id is a number without zeros before it, or me");
  }

  @Test
  void aHeaderBeyondBoundsIsRefusedInThisDoorsForm() throws IOException {
    assertRefused(
        send("GET", "/api/public/user/me/avatar", "31", "X-Long: " + "a".repeat(20_000)), 400, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BREW", "PROPFIND", "LINK", "get"})
  void aMethodNobodyKnowsIsNotAllowed(String method) throws IOException {
    assertRefused(
        send(method, "/api/public/user/me/avatar", "31", "Content-Length: 0"),
        405,
        "This path takes GET, HEAD, PUT");
  }

  @Test
  void bytesOfExactlyTheLimitAreTaken() throws IOException {
    assertTaken(bytes("32", "Content-Length: " + MAX_BYTES, filled(MAX_BYTES)));
    assertTaken(bytes("33", "Transfer-Encoding: chunked", chunked(filled(MAX_BYTES))));
  }

  @Test
  void oneByteMoreIsTooMuchDeclaredOrNot() throws IOException {
    byte[] longer = filled(MAX_BYTES + 1);

    assertRefused(
        bytes("34", "Content-Length: " + longer.length, longer),
        413,
        "At most 200000 bytes are taken; there are 200001");
    assertRefused(
        bytes("34", "Transfer-Encoding: chunked", chunked(longer)),
        413,
        "At most 200000 bytes are taken");
    assertShowsThePlaceholder("34");
  }

  @Test
  void aFileMayBeAsLongInAChunkedForm() throws IOException {
    assertTaken(form("35", chunked(form(filled(MAX_BYTES)))));
    assertRefused(form("36", chunked(form(filled(MAX_BYTES + 1)))), 413, "At most 200000 bytes");
    assertRefused(
        form("36", chunked(form(filled(MAX_BYTES + FRAME)))), 413, "At most 200000 bytes");
    assertShowsThePlaceholder("36");
  }

  @Test
  void aDeclaredBodyThatEndsEarlyChangesNothing() throws IOException {
    assertTaken(bytes("37", "Content-Length: " + photo.length, photo));
    String worn = send("GET", "/api/public/user/me/avatar", "37", "X-Nothing: x").text();
    byte[] other = Files.readAllBytes(PICTURES.resolve("other.jpg"));

    try (RawHttp http = RawHttp.to(gateway.port())) {
      http.send(head("PUT", "/api/public/user/me/avatarBytes", "37", "Content-Length: 100000"));
      assertRefused(
          http.send(other).end().read(), 400, "The request body ended early or is framed wrongly");
    }
    try (RawHttp http = RawHttp.to(gateway.port())) {
      http.send(head("PUT", "/api/public/user/me/avatarBytes", "37", "Transfer-Encoding: chunked"));
      byte[] open = chunked(other);
      http.send(Arrays.copyOf(open, open.length - 5));
      assertRefused(http.end().read(), 400, "The request body ended early or is framed wrongly");
    }
    assertThat(send("GET", "/api/public/user/me/avatar", "37", "X-Nothing: x").text())
        .isEqualTo(worn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -1",
        "Content-Length: +5",
        "Content-Length: 5\nContent-Length: 6",
        "Content-Length: 99999999999999999999",
        "Content-Length: 5\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked, gzip",
        "Transfer-Encoding: identity",
      })
  void aLengthThatMeansNothingIsRefusedInThisDoorsForm(String framing) throws IOException {
    try (RawHttp http = RawHttp.to(gateway.port())) {
      http.send(head("PUT", "/api/public/user/me/avatarBytes", "38", framing)).send("hello");
      assertRefused(http.read(), 400, "");
    }
    assertShowsThePlaceholder("38");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffffffffffffffffff\r\n", "-1\r\n", "zz\r\n", "7fffffffffffffff\r\nab"})
  void aChunkThatMeansNothingIsRefusedInThisDoorsForm(String chunk) throws IOException {
    try (RawHttp http = RawHttp.to(gateway.port())) {
      http.send(head("PUT", "/api/public/user/me/avatarBytes", "38", "Transfer-Encoding: chunked"));
      http.send(chunk.getBytes(StandardCharsets.US_ASCII)).end();
      assertRefused(http.read(), 400, "");
    }
    assertShowsThePlaceholder("38");
  }

  @Test
  void ofTwoTokensTheFirstCounts() throws IOException {
    String second = "Authorization: Bearer " + gateway.token("creatorshub", "41");

    assertThat(send("GET", "/api/public/user/40/avatar", "40", second).status()).isEqualTo(200);
    assertRefused(
        RawHttp.exchange(
            gateway.port(),
            "GET /api/public/user/41/avatar HTTP/1.1\nHost: h\nAuthorization: x\n"
                + second
                + "\n\n"),
        401,
        "A valid token is needed");
    assertRefused(
        send("PUT", "/api/public/user/41/avatarBytes", "40", second + "\nContent-Length: 0"),
        403,
        "This token may not change this user's avatar");
  }

  @Test
  void theCaseOfATokenCountsAlsoAfterAnotherRequest() throws IOException {
    String cookie = "Cookie: token=" + gateway.token("creatorshub", "43");
    String get = "GET /api/public/user/me/avatar HTTP/1.1\nHost: h\n";

    try (RawHttp http = RawHttp.to(gateway.port())) {
      assertThat(http.send(get + cookie + "\n\n").read().status()).isEqualTo(200);
      assertRefused(
          http.send(get + cookie.replace("token", "Token") + "\n\n").read(),
          401,
          "A valid token is needed");
      assertRefused(
          http.send(get + cookie.toLowerCase(Locale.ROOT) + "\n\n").read(),
          401,
          "A valid token is needed");
    }
  }

  @Test
  void theNextRequestOnTheLineIsAnsweredAfterARefusal() throws IOException {
    byte[] text = Files.readAllBytes(PICTURES.resolve("text.txt"));
    String put = "/api/public/user/me/avatarBytes";

    try (RawHttp http = RawHttp.to(gateway.port())) {
      http.send(head("PUT", put, "42", "Content-Length: " + text.length)).send(text);
      http.send(head("PUT", put, "42", "Content-Length: " + (MAX_BYTES + 1)));
      http.send(new byte[MAX_BYTES + 1]);
      http.send(head("PUT", put, "42", "Content-Length: " + photo.length)).send(photo);
      http.send(head("GET", "/api/public/user/42/avatar", "42", "X-Nothing: x"));

      assertRefused(http.read(), 400, "This is not a picture");
      assertRefused(http.read(), 413, "At most 200000 bytes are taken; there are 200001");
      Response taken = http.read();
      assertTaken(taken);
      assertThat(http.read().text()).isEqualTo(taken.text());
    }
  }

  private Response bytes(String user, String framing, byte[] body) throws IOException {
    try (RawHttp http = RawHttp.to(gateway.port())) {
      return http.send(head("PUT", "/api/public/user/me/avatarBytes", user, framing))
          .send(body)
          .read();
    }
  }

  private Response form(String user, byte[] chunked) throws IOException {
    String framing = "Transfer-Encoding: chunked\nContent-Type: " + FORM;
    try (RawHttp http = RawHttp.to(gateway.port())) {
      return http.send(head("PUT", "/api/public/user/me/updateAvatarFile", user, framing))
          .send(chunked)
          .read();
    }
  }

  private Response send(String method, String path, String user, String header) throws IOException {
    return RawHttp.exchange(gateway.port(), head(method, path, user, header));
  }

  private String head(String method, String path, String user, String header) {
    return "%s %s HTTP/1.1\nHost: h\nAuthorization: Bearer %s\n%s\n\n"
        .formatted(method, path, gateway.token("creatorshub", user), header);
  }

  private void assertShowsThePlaceholder(String user) throws IOException {
    assertThat(send("GET", "/api/public/user/me/avatar", user, "X-Nothing: x").text())
        .endsWith("/images/user-placeholder.png\"}");
  }

  private static void assertTaken(Response answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).contains("/userAvatars/");
  }

  /** Exactly the two members of this door's errors. */
  private static void assertRefused(Response answer, int status, String error) throws IOException {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
    assertThat(answer.header("Server")).isEmpty();
    JsonNode body = new JsonMapper().readTree(answer.body());
    assertThat(body.size()).isEqualTo(2);
    assertThat(body.path("avatarUrl").isNull()).isTrue();
    assertThat(body.path("error").asText()).isNotEmpty().startsWith(error);
  }

  /** A picture with zeros behind it. */
  private byte[] filled(int length) {
    return Arrays.copyOf(photo, length);
  }

  private static byte[] form(byte[] file) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(PART.getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(file);
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
