package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, methods and headers as hostile clients write them, against the real server. */
class RequestLineTest {

  private static Server server;

  @BeforeAll
  static void start() throws IOException {
    Dialect dialect =
        new TestDialect(
            "test",
            routes -> {
              routes.on("GET", "/a/{id}/image", r -> TestDialect.text(200, "id=" + r.param("id")));
              routes.otherwise(
                  "/a", r -> TestDialect.text(404, r.method() + " found nothing at " + r.target()));
            });
    server = Server.start(ServerSettings.on("127.0.0.1", 0), List.of(dialect));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static RawHttp.Response get(String target) throws IOException {
    return RawHttp.exchange(server.port(), "GET " + target + " HTTP/1.1\nHost: h\n\n");
  }

  @ParameterizedTest
  @CsvSource({
    "/a/x/image, x",
    "/a/x;y=1/image, x;y=1",
    "/a/x\\y/image, x\\y",
    "/a/%2e%2e/image, ..",
    "/a/%252e/image, %2e",
    "/a/..%5cx/image, ..\\x",
    "/a/😀/image, 😀",
    "/a/%F0%9F%98%80/image, 😀",
    "/a/{}|^/image, {}|^",
    "http://h/a/x/image?y, x",
  })
  void anOddIdReachesTheRoute(String target, String id) throws IOException {
    RawHttp.Response response = get(target);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo("id=" + id);
  }

  @Test
  void anIdOfTenThousandCharactersReachesTheRoute() throws IOException {
    assertThat(get("/a/" + "x".repeat(10_000) + "/image").body()).hasSize(10_003);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a", "/a/", "/a//image", "/a/x/image/", "/a/..%2fx/image", "/a/../a/x/image"})
  void anUnroutedPathIsAnsweredByThePrefixVerbatim(String target) throws IOException {
    assertThat(get(target).text()).isEqualTo("GET found nothing at " + target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/%zz/image",
        "/a/%00/image",
        "/a/%ff/image",
        "/a/%/image",
        "/a/%u0041",
        "/a/x?y/../%00%"
      })
  void aBadEscapeIsRefusedInTheDialectsWordsAndTheConnectionLives(String target)
      throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      http.send("GET " + target + " HTTP/1.1\nHost: h\n\nGET /a/x/image HTTP/1.1\nHost: h\n\n");
      RawHttp.Response refused = http.read();
      if (target.indexOf('?') < 0) {
        assertThat(refused.text()).startsWith("refused by test: Malformed").contains("escape");
      } else {
        assertThat(refused.status()).isEqualTo(404);
      }
      assertThat(http.read().text()).isEqualTo("id=x");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/b", "/", "/ab", "/../../a", "/.%2e/a"})
  void aPathOfNobodyIsAShortPlain404(String target) throws IOException {
    RawHttp.Response response = get(target);
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.header("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(response.text()).isEqualTo("404 not found\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOO", "OPTIONS", "TRACE", "POST", "PROPFIND", "get"})
  void anyOtherMethodIsAnsweredByThePrefix(String method) throws IOException {
    RawHttp.Response response =
        RawHttp.exchange(server.port(), method + " /a/x/image HTTP/1.1\nHost: h\n\n");
    assertThat(response.text()).isEqualTo(method + " found nothing at /a/x/image");
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      http.send("HEAD /a/x/image HTTP/1.1\nHost: h\n\nGET /a/x/image HTTP/1.1\nHost: h\n\n");
      RawHttp.Response head = http.readHead();
      RawHttp.Response get = http.read();
      assertThat(head.status()).isEqualTo(200);
      assertThat(withoutDate(head)).isEqualTo(withoutDate(get));
      assertThat(head.header("Content-Length")).contains("4");
    }
  }

  private static List<String> withoutDate(RawHttp.Response response) {
    return response.headerLines().stream().filter(line -> !line.startsWith("Date:")).toList();
  }

  @Test
  void http10IsAnsweredAndClosed() throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      assertThat(http.send("GET /a/x/image HTTP/1.0\n\n").read().text()).isEqualTo("id=x");
      assertThat(http.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aWebSocketHandshakeIsAnOrdinaryRequest() throws IOException {
    RawHttp.Response response =
        RawHttp.exchange(
            server.port(),
            """
            GET /a/x/image HTTP/1.1
            Host: h
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

            """);
    assertThat(response.text()).isEqualTo("id=x");
    assertThat(response.header("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -1",
        "Content-Length: +5",
        "Content-Length: 0x5",
        "Content-Length: 99999999999999999999",
        "Content-Length: 5\nContent-Length: 6",
        "Content-Length: 5\nTransfer-Encoding: chunked",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: chunked, gzip",
        "Bad Header: x",
        "Host: i",
        "Expect: the-spanish-inquisition",
      })
  void aHeaderThatCannotBeTrustedIsRefusedInTheDialectsWords(String header) throws IOException {
    RawHttp.Response response =
        RawHttp.exchange(
            server.port(), "POST /a/x/image HTTP/1.1\nHost: h\n" + header + "\n\nhello");
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.text()).startsWith("refused by test: Malformed");
  }

  @Test
  void tooLongAHeaderIsRefusedInTheDialectsWords() throws IOException {
    String request = "GET /a/x HTTP/1.1\nHost: h\nAccept: " + "x".repeat(64 * 1024) + "\n\n";
    assertThat(RawHttp.exchange(server.port(), request).text())
        .isEqualTo("refused by test: Malformed[what=The request header is too large.]");
  }

  @Test
  void tooLongATargetIsRefusedInTheDialectsWords() throws IOException {
    for (String start : new String[] {"/a/", "http://h/a/x?"}) {
      assertThat(get(start + "x".repeat(20_000)).text())
          .isEqualTo("refused by test: Malformed[what=The request target is too long.]");
    }
  }

  @Test
  void whoseTargetItWasIsToldOfTheRequestThatWasTooLong() throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      http.send("GET /a/x/image HTTP/1.1\nHost: h\n\n");
      assertThat(http.read().text()).isEqualTo("id=x");
      http.send("GET /b/" + "x".repeat(20_000) + " HTTP/1.1\nHost: h\n\n");
      assertThat(http.read().status()).isEqualTo(414);
    }
  }

  @Test
  void tooLongATargetForNobodyIsRefusedInPlainWords() throws IOException {
    RawHttp.Response response = get("/b/" + "x".repeat(20_000));
    assertThat(response.status()).isEqualTo(414);
    assertThat(response.text()).isEqualTo("414 uri too long\n");
  }

  @ParameterizedTest
  @CsvSource({
    "garbage, 400",
    "GET /a/x/image HTTP/9.9, 505",
    "CONNECT h:80 HTTP/1.1, 400",
    "OPTIONS * HTTP/1.1, 404",
  })
  void whatIsForNobodyIsRefusedInPlainWords(String line, int status) throws IOException {
    RawHttp.Response response = RawHttp.exchange(server.port(), line + "\nHost: h\n\n");
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(response.text()).startsWith(status + " ").hasSizeLessThan(50);
  }

  @Test
  void theServerDoesNotSayWhatItIs() throws IOException {
    assertThat(get("/a/x/image").headerLines())
        .noneMatch(line -> line.startsWith("Server:") || line.startsWith("X-Powered-By:"));
  }

  @Test
  void aMediaTypeGoesOutAsItIs() throws IOException {
    assertThat(get("/a/x/image").header("Content-Type")).contains("text/plain; charset=utf-8");
  }
}
