package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as they come, stop, lie and are not wanted, against the real server. */
class BodyTest {

  private static final ServerSettings SETTINGS =
      new ServerSettings("127.0.0.1", 0, 16_384, Duration.ofSeconds(1), Duration.ofSeconds(5));

  private static Server server;

  @BeforeAll
  static void start() throws IOException {
    Dialect dialect =
        new TestDialect(
            "test",
            routes -> {
              routes.on("PUT", "/read", BodyTest::read);
              routes.on("PUT", "/length", r -> TestDialect.text(200, "" + r.contentLength()));
              routes.on("PUT", "/refuse", r -> refuse());
              routes.on("GET", "/bug", r -> bug());
              routes.on("GET", "/blocked", r -> unavailable());
              routes.otherwise("/", r -> TestDialect.text(404, "nothing"));
            });
    server = Server.start(SETTINGS, List.of(dialect));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer read(Request request) {
    try {
      return TestDialect.text(200, "read " + request.body().readAllBytes().length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer refuse() {
    throw new RefusedException(new Refusal.NotAuthenticated());
  }

  private static Answer bug() {
    throw new IllegalStateException("the secret inside");
  }

  private static Answer unavailable() {
    throw new RefusedException(
        new Refusal.StorageUnavailable(), new IOException("the disk is full"));
  }

  private static String put(String path, String headersAndBody) throws IOException {
    return RawHttp.exchange(server.port(), "PUT " + path + " HTTP/1.1\nHost: h\n" + headersAndBody)
        .text();
  }

  @Test
  void aLengthMakesABody() throws IOException {
    assertThat(put("/read", "Content-Length: 5\n\nhello")).isEqualTo("read 5");
  }

  @Test
  void chunksMakeABody() throws IOException {
    assertThat(put("/read", "Transfer-Encoding: chunked\n\n5;ext=1\nhello\n1\n!\n0\n\n"))
        .isEqualTo("read 6");
  }

  @Test
  void theDeclaredLengthIsKnown() throws IOException {
    assertThat(put("/length", "\n")).isEqualTo("OptionalLong[0]");
    assertThat(put("/length", "Content-Length: 5\n\nhello")).isEqualTo("OptionalLong[5]");
    assertThat(put("/length", "Transfer-Encoding: chunked\n\n0\n\n"))
        .isEqualTo("OptionalLong.empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 9\n\nhello",
        "Transfer-Encoding: chunked\n\n5\nhello\n",
        "Transfer-Encoding: chunked\n\n5\nhel",
      })
  void aBodyThatEndsEarlyIsRefused(String rest) throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      http.send("PUT /read HTTP/1.1\nHost: h\n" + rest).end();
      assertThat(http.read().text()).startsWith("refused by test: Malformed").contains("early");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\nhello\n0\n\n",
        "8000000000000000\nhello",
        "ffffffffffffffffff\nhello",
        "-5\nhello\n0\n\n",
        "5\nhello6\n0\n\n",
      })
  void aChunkFramedWronglyIsRefused(String chunks) throws IOException {
    assertThat(put("/read", "Transfer-Encoding: chunked\n\n" + chunks))
        .startsWith("refused by test: Malformed");
  }

  @Test
  void aBodyThatStallsIsRefused() throws IOException {
    assertThat(put("/read", "Content-Length: 9\n\nhello"))
        .startsWith("refused by test: Malformed")
        .contains("in time");
  }

  @Test
  void whatFollowsAShorterLengthIsTheNextRequest() throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      http.send("PUT /read HTTP/1.1\nHost: h\nContent-Length: 3\n\nhelGET / HTTP/1.1\nHost: h\n\n");
      assertThat(http.read().text()).isEqualTo("read 3");
      assertThat(http.read().text()).isEqualTo("nothing");
    }
  }

  @Test
  void aPipelinedRequestIsAnsweredAfterARefusal() throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      String refused = "PUT /refuse HTTP/1.1\nHost: h\nContent-Length: 200000\n\n";
      http.send(refused + "x".repeat(200_000) + "GET / HTTP/1.1\nHost: h\n\n");
      assertThat(http.read().text()).isEqualTo("refused by test: NotAuthenticated[]");
      assertThat(http.read().text()).isEqualTo("nothing");
    }
  }

  @Test
  void aClientThatIsStillSendingReadsItsRefusal() throws IOException {
    int length = 3_000_000;
    try (RawHttp http = RawHttp.to(server.port())) {
      http.send("PUT /refuse HTTP/1.1\nHost: h\nContent-Length: " + length + "\n\n");
      http.send(new byte[length]);
      assertThat(http.read().text()).isEqualTo("refused by test: NotAuthenticated[]");
    }
  }

  @Test
  void anEndlessUnwantedBodyIsCutOff() throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      http.send("PUT /refuse HTTP/1.1\nHost: h\nContent-Length: 9000000000\n\n");
      assertThat(http.read().text()).isEqualTo("refused by test: NotAuthenticated[]");
      assertThat(http.isClosedByServer()).isTrue();
    }
  }

  @Test
  void continueIsSentOnlyWhenTheBodyIsWanted() throws IOException {
    String expecting = " HTTP/1.1\nHost: h\nExpect: 100-continue\nContent-Length: 5\n\n";
    try (RawHttp http = RawHttp.to(server.port())) {
      assertThat(http.send("PUT /read" + expecting).read().status()).isEqualTo(100);
      assertThat(http.send("hello").read().text()).isEqualTo("read 5");
    }
    try (RawHttp http = RawHttp.to(server.port())) {
      RawHttp.Response refused = http.send("PUT /refuse" + expecting).read();
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.header("Connection")).contains("close");
      assertThat(http.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aFaultSaysNothingOfItself() throws IOException {
    RawHttp.Response response = RawHttp.exchange(server.port(), "GET /bug HTTP/1.1\nHost: h\n\n");
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.text()).isEqualTo("failed in test");
  }

  @Test
  void anUnavailableStorageIsARefusal() throws IOException {
    RawHttp.Response response =
        RawHttp.exchange(server.port(), "GET /blocked HTTP/1.1\nHost: h\n\n");
    assertThat(response.text()).isEqualTo("refused by test: StorageUnavailable[]");
    assertThat(response.header("Retry-After")).contains("5");
  }
}
