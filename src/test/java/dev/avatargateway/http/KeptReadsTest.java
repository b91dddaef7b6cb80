package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads again and again over one connection: each is answered for what it is. */
class KeptReadsTest {

  private static final String A = "GET /a HTTP/1.1\nHost: h\n";

  /** More than a socket takes at once. */
  private static final byte[] LARGE = new byte[16 << 20];

  static {
    for (int i = 0; i < LARGE.length; i++) {
      LARGE[i] = (byte) (i * 31);
    }
  }

  private static final byte[] MEDIUM = Arrays.copyOf(LARGE, 50 << 10);

  private final AtomicInteger glances = new AtomicInteger();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private Server server;
  private RawHttp client;

  @BeforeEach
  void start() throws IOException {
    server =
        Server.start(
            ServerSettings.on("127.0.0.1", 0),
            List.of(
                new TestDialect(
                    "reading",
                    routes -> {
                      routes.onRead("/{name}", this::handle, _ -> Optional.of(this::glance));
                      routes.on("POST", "/{name}", this::handle);
                    })));
    client = RawHttp.to(server.port());
    say("/a");
    say("/a");
    say("/b");
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  private Answer handle(Request request) {
    asked.add(request.method() + " " + request.target());
    return TestDialect.text(200, "handled " + request.param("name"));
  }

  private Optional<Answer> glance(Request request) {
    glances.incrementAndGet();
    if (request.target().equals("/large")) {
      return Optional.of(Answer.of(200).withBody(LARGE));
    }
    if (request.target().equals("/medium")) {
      return Optional.of(Answer.of(200).withBody(MEDIUM));
    }
    String who = request.header("Authorization").orElse("nobody");
    String client = request.client().getHostAddress();
    return request.header("If-None-Match").isPresent()
        ? Optional.of(Answer.of(304).with("ETag", "\"x\""))
        : Optional.of(TestDialect.text(200, request.target() + " for " + who + " at " + client));
  }

  private String say(String target, String... headers) throws IOException {
    return client
        .send("GET " + target + " HTTP/1.1\nHost: h\n" + String.join("", headers) + "\n")
        .read()
        .text();
  }

  @Test
  void eachTargetHasItsOwnAnswer() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(say("/a")).isEqualTo("/a for nobody at 127.0.0.1");
      assertThat(say("/b")).isEqualTo("/b for nobody at 127.0.0.1");
    }
    assertThat(say("/c")).isEqualTo("handled c");
    assertThat(say("/c")).isEqualTo("/c for nobody at 127.0.0.1");
    assertThat(say("/%61")).as("another spelling").isEqualTo("handled a");
  }

  @Test
  void eachHeaderIsHeeded() throws IOException {
    for (String who : List.of("ada", "bob", "ada", "bobby", "bob", "")) {
      String header = who.isEmpty() ? "" : "Authorization: " + who + "\n";
      String answer = "/a for %s at 127.0.0.1".formatted(who.isEmpty() ? "nobody" : who);
      for (int i = 0; i < 3; i++) {
        assertThat(say("/a", header)).isEqualTo(answer);
      }
    }
  }

  @Test
  void anAnswerHasItsHeadersOnceAndADate() throws IOException {
    for (int i = 0; i < 3; i++) {
      RawHttp.Response answer = client.send(A + "\n").read();
      assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(answer.headerLines().stream().map(line -> line.split(":", 2)[0]))
          .containsExactlyInAnyOrder("Date", "Content-Type", "Content-Length");
      assertThat(answer.header("Content-Length")).contains("26");
    }
  }

  @Test
  void whoHasItIsToldSoWithoutALength() throws IOException {
    for (int i = 0; i < 3; i++) {
      RawHttp.Response answer = client.send(A + "If-None-Match: \"x\"\n\n").read();
      assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 304 Not Modified");
      assertThat(answer.header("Content-Length")).isEmpty();
      assertThat(say("/a")).isEqualTo("/a for nobody at 127.0.0.1");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 9, 10, 20, 22, 23, 25, 26})
  void whatComesInPiecesIsWaitedFor(int cut) throws IOException {
    byte[] request = (A + "\n").replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 3; i++) {
      client.send(Arrays.copyOf(request, cut));
      client.send(Arrays.copyOfRange(request, cut, request.length));
      assertThat(client.read().text()).isEqualTo("/a for nobody at 127.0.0.1");
    }
  }

  static Stream<List<String>> together() {
    return Stream.of(
        List.of("/a", "/b"),
        List.of("/b", "/b", "/a"),
        List.of("/new", "/a"),
        List.of("/a", "/new", "/b", "/new"));
  }

  @ParameterizedTest
  @MethodSource("together")
  void requestsThatComeTogetherAreAnsweredInTurn(List<String> targets) throws IOException {
    for (int i = 0; i < 4; i++) {
      StringBuilder all = new StringBuilder();
      targets.forEach(target -> all.append("GET %s HTTP/1.1\nHost: h\n\n".formatted(target)));
      client.send(all.toString());
      for (String target : targets) {
        String said = client.read().text();
        assertThat(said.startsWith("handled") ? "/" + said.substring(8) : said.split(" ", 2)[0])
            .isEqualTo(target);
      }
      assertThat(say("/a")).isEqualTo("/a for nobody at 127.0.0.1");
    }
  }

  @Test
  void anotherMethodWithTheSameHeaderIsHandled() throws IOException {
    client.send("POST /a HTTP/1.1\nHost: h\nContent-Length: 3\n\nabc");
    assertThat(client.read().text()).isEqualTo("handled a");
    assertThat(say("/a")).isEqualTo("/a for nobody at 127.0.0.1");
    client.send("HEAD /a HTTP/1.1\nHost: h\n\n");
    assertThat(client.readHead().status()).isEqualTo(200);
    assertThat(say("/a")).isEqualTo("/a for nobody at 127.0.0.1");
    assertThat(asked).contains("POST /a", "HEAD /a");
  }

  @Test
  void whatIsNotPlainIsNeverRemembered() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(say("/a", "Range: bytes=0-3\n")).isEqualTo("handled a");
      assertThat(say("/a")).isEqualTo("/a for nobody at 127.0.0.1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a\nFoo: HTTP/1.1\nHost: h\n\n",
        "GET /a HTTP/1.0\n\n",
        "GET /a HTTP/1.1\nHost: h\nConnection: close\n\n",
        "GET /a HTTP/1.1\nHost: h\nHost: i\n\n",
        "GET /a HTTP/1.1\n\n",
      })
  void whatEndsTheConnectionEndsIt(String request) throws IOException {
    for (int i = 0; i < 3; i++) {
      try (RawHttp other = RawHttp.to(server.port())) {
        other.send(A + "\n").read();
        other.send(A + "\n").read();
        other.send(request).read();
        assertThat(other.isClosedByServer()).isTrue();
      }
    }
  }

  @Test
  void whatCannotBeReadIsRefusedEachTime() throws IOException {
    for (int i = 0; i < 100; i++) {
      try (RawHttp other = RawHttp.to(server.port())) {
        if (i % 2 == 0) {
          other.send(A + "\n").read();
        }
        other.send("GET /a HTTP/1.1\nHost: h\nContent-Length: -1\n\n");
        assertThat(other.read().status()).isEqualTo(400);
        assertThat(other.isClosedByServer()).isTrue();
      }
    }
  }

  @Test
  void whoTakesAnAnswerSlowlyGetsAllOfIt() throws IOException {
    say("/large");
    for (int i = 0; i < 2; i++) {
      client.send("GET /large HTTP/1.1\nHost: h\n\nGET /a HTTP/1.1\nHost: h\n\n");
      assertThat(client.read().body()).isEqualTo(LARGE);
      assertThat(client.read().text()).isEqualTo("/a for nobody at 127.0.0.1");
      client.send("GET /large HTTP/1.1\nHost: h\n\n");
      assertThat(client.read().body()).isEqualTo(LARGE);
      assertThat(say("/a")).isEqualTo("/a for nobody at 127.0.0.1");
    }
  }

  @Test
  void whoTakesManyAnswersLateGetsAllOfThem() throws IOException {
    say("/medium");
    int sent = 0;
    boolean isTaken = true;
    while (isTaken && sent < 1000) {
      int before = glances.get();
      client.send("GET /medium HTTP/1.1\nHost: h\n\n");
      sent++;
      isTaken = await(() -> glances.get() > before, Duration.ofMillis(500));
    }
    assertThat(isTaken).as("all was taken, so nothing had to wait").isFalse();
    for (int i = 0; i < sent; i++) {
      assertThat(client.read().body()).isEqualTo(MEDIUM);
    }
    assertThat(say("/a")).isEqualTo("/a for nobody at 127.0.0.1");
  }

  private static boolean await(BooleanSupplier condition, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }

  @Test
  void manyAtOnceGetEachTheirOwn() throws Exception {
    say("/large");
    say("/medium");
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String who = "who" + i;
        all.add(clients.submit(() -> readAll(who)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private Void readAll(String who) throws IOException {
    String header = " HTTP/1.1\nHost: h\nAuthorization: " + who + "\n\n";
    try (RawHttp own = RawHttp.to(server.port())) {
      for (int i = 0; i < 8; i++) {
        assertThat(own.send("GET /large" + header).read().body()).isEqualTo(LARGE);
        for (int j = 0; j < 20; j++) {
          assertThat(own.send("GET /medium" + header).read().body()).isEqualTo(MEDIUM);
          assertThat(own.send("GET /b" + header).read().text())
              .isEqualTo("/b for %s at 127.0.0.1".formatted(who));
        }
      }
    }
    return null;
  }

  @Test
  void whoGoesAwayAmidAnAnswerHarmsNobody() throws IOException {
    say("/large");
    for (int i = 0; i < 10; i++) {
      try (RawHttp other = RawHttp.to(server.port())) {
        other.send(A + "\n").read();
        other.send(A + "\n").read();
        other.send("GET /large HTTP/1.1\nHost: h\n\n");
      }
    }
    assertThat(say("/a")).isEqualTo("/a for nobody at 127.0.0.1");
  }

  @Test
  void whoSaysThatNothingMoreWillComeIsAnswered() throws IOException {
    client.send(A + "\n").end();
    assertThat(client.read().text()).isEqualTo("/a for nobody at 127.0.0.1");
    assertThat(client.isClosedByServer()).isTrue();
  }
}
