package dev.avatargateway.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Dns;
import okio.Buffer;
import okio.BufferedSink;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicFetcherTest {

  private static final List<CidrRange> HERE = List.of(CidrRange.parse("127.0.0.1/32"));
  private static final Refusal UNREACHABLE = new Refusal.SourceUnreachable();

  private final MockWebServer server = new MockWebServer();
  private final PublicFetcher fetcher = fetcher(Duration.ofSeconds(30), 4, Dns.SYSTEM);
  private final PublicFetcher hasty = fetcher(Duration.ofMillis(300), 4, Dns.SYSTEM);

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void addressWithoutAnExtensionIsRead() throws Exception {
    server.enqueue(body("picture").build());
    assertThat(read(fetcher, url("/u/4711?v=2"), 1000)).isEqualTo("picture");
    RecordedRequest request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("GET /u/4711?v=2 HTTP/1.1");
    assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
  }

  @Test
  void addressThatIsNotAllowedIsNeverConnectedTo() throws IOException {
    PublicFetcher closed = new PublicFetcher(FetchLimits.DEFAULT, List.of());
    try (Listener forbidden = new Listener("127.0.0.1")) {
      for (String host : List.of("127.0.0.1", "localhost", "[::1]", "127.1")) {
        assertRefused(
            () -> closed.open("http://" + host + ":" + forbidden.port() + "/", 10), UNREACHABLE);
      }
      assertThat(forbidden.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        201, 202, 203, 204, 205, 206, 300, 304, 400, 401, 403, 404, 407, 410, 416, 451, 500, 502,
        504
      })
  void anyOtherStatusIsUnreachable(int status) {
    MockResponse.Builder answer = new MockResponse.Builder().code(status);
    server.enqueue(status == 204 || status == 304 ? answer.build() : answer.body("x").build());
    assertRefused(() -> fetcher.open(url("/"), 1000), UNREACHABLE);
  }

  @Test
  void refusedConnectionIsUnreachable() throws IOException {
    int port;
    try (Listener closed = new Listener("127.0.0.1")) {
      port = closed.port();
    }
    assertRefused(() -> fetcher.open("http://127.0.0.1:" + port + "/", 10), UNREACHABLE);
  }

  @Test
  void tlsToAServerWithoutItIsUnreachable() throws IOException {
    try (RawServer plain = new RawServer("HTTP/1.1 200 OK\r\n\r\npicture")) {
      assertRefused(() -> fetcher.open(plain.url().replace("http:", "https:"), 10), UNREACHABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n",
        "picture",
        "HTTP/1.1",
        "HTTP/1.1 abc OK\r\n\r\n",
        "SSH-2.0-x\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5"
      })
  void answerThatIsNoHttpIsUnreachable(String answer) throws IOException {
    try (RawServer odd = new RawServer(answer)) {
      assertRefused(() -> fetcher.open(odd.url(), 10), UNREACHABLE);
    }
  }

  @Test
  void endlessHeadIsUnreachable() throws IOException {
    try (RawServer odd = new RawServer("HTTP/1.1 200 OK\r\nX: " + "y".repeat(2_000_000))) {
      assertRefused(() -> fetcher.open(odd.url(), 10), UNREACHABLE);
    }
  }

  @Test
  void bodyShorterThanItsLengthIsUnreachable() throws IOException {
    try (RawServer lying = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n12345")) {
      assertRefused(() -> read(fetcher, lying.url(), 100), UNREACHABLE);
    }
  }

  @Test
  void brokenChunkIsUnreachable() throws IOException {
    try (RawServer lying =
        new RawServer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345zz\r\n")) {
      assertRefused(() -> read(fetcher, lying.url(), 100), UNREACHABLE);
    }
  }

  @Test
  void bodyLongerThanItsLengthEndsAtItsLength() throws IOException {
    try (RawServer lying =
        new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n1234567890")) {
      assertThat(read(fetcher, lying.url(), 5)).isEqualTo("12345");
    }
  }

  @Test
  void bodyOfExactlyTheLimitIsTaken() throws IOException {
    server.enqueue(body("12345").build());
    server.enqueue(new MockResponse.Builder().chunkedBody("12345", 2).build());
    assertThat(read(fetcher, url("/"), 5)).isEqualTo("12345");
    assertThat(read(fetcher, url("/"), 5)).isEqualTo("12345");
  }

  @Test
  void declaredLengthBeyondTheLimitIsTooLarge() {
    server.enqueue(body("123456").build());
    assertRefused(() -> fetcher.open(url("/"), 5), new Refusal.TooLarge(5, 6));
  }

  @Test
  void undeclaredLengthBeyondTheLimitIsTooLarge() {
    server.enqueue(new MockResponse.Builder().chunkedBody("123456", 2).build());
    assertRefused(() -> read(fetcher, url("/"), 5), new Refusal.TooLarge(5, -1));
  }

  @Test
  void endlessBodyIsTooLarge() {
    server.enqueue(new MockResponse.Builder().body(new EndlessBody()).build());
    assertRefused(() -> read(fetcher, url("/"), 3_000_000), new Refusal.TooLarge(3_000_000, -1));
  }

  @Test
  void largenessOfAFailingAddressIsNotTold() {
    server.enqueue(body("123456").code(404).build());
    assertRefused(() -> fetcher.open(url("/"), 5), UNREACHABLE);
  }

  @Test
  void gzippedBodyIsUnpacked() throws IOException {
    server.enqueue(encoded("gzip", gzip("picture".getBytes(UTF_8))));
    assertThat(read(fetcher, url("/"), 1000)).isEqualTo("picture");
  }

  @Test
  void limitHoldsForWhatIsUnpacked() throws IOException {
    server.enqueue(encoded("gzip", gzip(new byte[20_000_000])));
    assertRefused(() -> read(fetcher, url("/"), 100_000), new Refusal.TooLarge(100_000, -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "deflate", "gzip, gzip", "zstd"})
  void encodingThatCannotBeReadIsUnreachable(String encoding) {
    server.enqueue(encoded(encoding, "picture".getBytes(UTF_8)));
    assertRefused(() -> read(fetcher, url("/"), 1000), UNREACHABLE);
  }

  @Test
  void drippingBodyIsUnreachableAtTheDeadline() {
    server.enqueue(new MockResponse.Builder().body(new DrippingBody()).build());
    assertRefused(() -> read(hasty, url("/"), 100_000), UNREACHABLE);
  }

  @Test
  void slowHeadIsUnreachableAtTheDeadline() {
    server.enqueue(body("x").headersDelay(1, TimeUnit.HOURS).build());
    assertRefused(() -> hasty.open(url("/"), 100_000), UNREACHABLE);
  }

  @Test
  void silentServerIsUnreachableAtTheDeadline() throws IOException {
    try (Listener silent = new Listener("127.0.0.1")) {
      assertRefused(() -> hasty.open("http://127.0.0.1:" + silent.port() + "/", 100), UNREACHABLE);
    }
  }

  @Test
  void deadlineSpansAllRedirects() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(
          new MockResponse.Builder()
              .code(302)
              .addHeader("Location", "/")
              .headersDelay(150, TimeUnit.MILLISECONDS)
              .build());
    }
    server.enqueue(body("late").build());
    assertRefused(() -> hasty.open(url("/"), 100), UNREACHABLE);
  }

  @Test
  void lookupThatHangsIsUnreachableAtTheDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    PublicFetcher stuck = fetcher(Duration.ofMillis(50), 1, hanging(never));
    for (int i = 0; i < 5; i++) {
      assertRefused(() -> stuck.open("http://a.example/", 100), UNREACHABLE);
    }
    never.countDown();
  }

  @Test
  void unknownHostIsUnreachable() {
    PublicFetcher unknown = fetcher(Duration.ofSeconds(30), 1, new Resolver());
    assertRefused(() -> unknown.open("http://a.example/", 100), UNREACHABLE);
  }

  @Test
  void tooManyAtOnceAreTurnedAway() throws IOException {
    PublicFetcher single = fetcher(Duration.ofSeconds(30), 1, Dns.SYSTEM);
    for (int i = 0; i < 3; i++) {
      server.enqueue(body("picture").build());
    }
    InputStream first = single.open(url("/"), 1000);
    Refusal busy = new Refusal.Busy(Duration.ofSeconds(30));
    assertRefused(() -> single.open(url("/"), 1000), busy);
    first.close();
    first.close();
    try (InputStream second = single.open(url("/"), 1000)) {
      assertRefused(() -> single.open(url("/"), 1000), busy);
      assertThat(second.readAllBytes()).asString(UTF_8).isEqualTo("picture");
    }
  }

  @Test
  void failuresDoNotUseUpThePlaces() throws IOException {
    PublicFetcher single = fetcher(Duration.ofSeconds(30), 1, new Resolver());
    server.enqueue(body("x").code(500).build());
    server.enqueue(body("123456").build());
    server.enqueue(body("picture").build());
    assertRefused(() -> single.open(url("/"), 5), UNREACHABLE);
    assertRefused(() -> single.open(url("/"), 5), new Refusal.TooLarge(5, 6));
    assertRefused(() -> single.open("http://a.example/", 5), UNREACHABLE);
    assertRefused(() -> single.open("http://127.0.0.2/", 5), UNREACHABLE);
    assertThat(read(single, url("/"), 100)).isEqualTo("picture");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http.proxy", "socksProxy"})
  void proxyOfTheEnvironmentIsNotUsed(String proxy) throws IOException {
    server.enqueue(body("picture").build());
    try (Listener listener = new Listener("127.0.0.1")) {
      System.setProperty(proxy + "Host", "127.0.0.1");
      System.setProperty(proxy + "Port", Integer.toString(listener.port()));
      System.setProperty("http.nonProxyHosts", "");
      System.setProperty("socksNonProxyHosts", "");
      try {
        assertThat(read(fetcher, url("/"), 100)).isEqualTo("picture");
      } finally {
        for (String key :
            List.of(proxy + "Host", proxy + "Port", "http.nonProxyHosts", "socksNonProxyHosts")) {
          System.clearProperty(key);
        }
      }
      assertThat(listener.connections()).isZero();
    }
  }

  private static PublicFetcher fetcher(Duration total, int concurrent, Dns resolver) {
    return new PublicFetcher(new FetchLimits(total, total, 3, concurrent), HERE, resolver);
  }

  private static Dns hanging(CountDownLatch never) {
    return host -> {
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new UnknownHostException(host);
    };
  }

  private static MockResponse.Builder body(String text) {
    return new MockResponse.Builder().body(text);
  }

  private static MockResponse encoded(String encoding, byte[] bytes) {
    return new MockResponse.Builder()
        .addHeader("Content-Encoding", encoding)
        .body(new Buffer().write(bytes))
        .build();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String read(PublicFetcher fetcher, String url, long maxBytes) throws IOException {
    try (InputStream in = fetcher.open(url, maxBytes)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static void assertRefused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .asInstanceOf(type(RefusedException.class))
        .extracting(RefusedException::refusal)
        .isEqualTo(refusal);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getPort() + path;
  }

  /** A body that goes on until the reader hangs up. */
  private static final class EndlessBody implements MockResponseBody {

    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      byte[] block = new byte[8192];
      while (sink.isOpen()) {
        sink.write(block);
      }
    }
  }

  /** A body of 200 bytes, one at a time, for four seconds. */
  private static final class DrippingBody implements MockResponseBody {

    @Override
    public long getContentLength() {
      return 200;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      for (int i = 0; i < 200; i++) {
        sink.writeByte('x');
        sink.flush();
        LockSupport.parkNanos(20_000_000);
      }
    }
  }
}
