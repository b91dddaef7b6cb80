package dev.avatargateway.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedirectTest {

  private static final FetchLimits LIMITS =
      new FetchLimits(Duration.ofSeconds(20), Duration.ofSeconds(30), 3, 4);

  private final MockWebServer server = new MockWebServer();
  private final Resolver resolver = new Resolver();
  private final PublicFetcher fetcher =
      new PublicFetcher(LIMITS, List.of(CidrRange.parse("127.0.0.1/32")), resolver);

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectIsFollowed(int status) throws IOException {
    server.enqueue(redirect(status, "/there"));
    server.enqueue(new MockResponse.Builder().body("picture").build());
    assertThat(fetch("/here")).isEqualTo("picture");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void threeRedirectsAreFollowed() throws IOException {
    for (int i = 0; i < 3; i++) {
      server.enqueue(redirect(302, "/" + i));
    }
    server.enqueue(new MockResponse.Builder().body("picture").build());
    assertThat(fetch("/")).isEqualTo("picture");
  }

  @Test
  void chainOfTwentyIsGivenUpAfterThree() {
    for (int i = 0; i < 20; i++) {
      server.enqueue(redirect(302, "/" + i));
    }
    assertUnreachable("/");
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void loopIsGivenUp() {
    for (int i = 0; i < 20; i++) {
      server.enqueue(redirect(301, "/loop"));
    }
    assertUnreachable("/loop");
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void forbiddenAddressIsNeverConnectedTo(int status) throws IOException {
    try (Listener forbidden = new Listener("127.0.0.2")) {
      server.enqueue(redirect(status, "http://127.0.0.2:" + forbidden.port() + "/"));
      assertUnreachable("/");
      assertThat(server.getRequestCount()).isEqualTo(1);
      assertThat(forbidden.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.2:%d/",
        "http://2130706434:%d/",
        "http://0177.0.0.2:%d/",
        "http://[::ffff:127.0.0.2]:%d/",
        "//127.0.0.2:%d/",
        "http:\\\\127.0.0.2:%d/",
        "http://127。0。0。2:%d/",
        "https://127.0.0.2:%d/"
      })
  void forbiddenAddressIsSeenInAnySpelling(String location) throws IOException {
    try (Listener forbidden = new Listener("127.0.0.2")) {
      server.enqueue(redirect(302, location.formatted(forbidden.port())));
      assertUnreachable("/");
      assertThat(forbidden.connections()).isZero();
    }
  }

  @Test
  void nameThatIsReboundBetweenHopsIsNeverConnectedTo() throws IOException {
    try (Listener forbidden = new Listener("127.0.0.2")) {
      resolver.answering("127.0.0.1").answering("127.0.0.2");
      server.enqueue(redirect(302, "http://rebinding.example:" + forbidden.port() + "/"));
      assertRefused(
          "http://rebinding.example:" + server.getPort() + "/", new Refusal.SourceUnreachable());
      assertThat(resolver.asked()).hasSize(2);
      assertThat(forbidden.connections()).isZero();
    }
  }

  @Test
  void nameThatWouldBeReboundIsAskedForOnlyOnce() throws IOException {
    resolver.answering("127.0.0.1").answering("127.0.0.2");
    server.enqueue(new MockResponse.Builder().body("picture").build());
    try (InputStream in =
        fetcher.open("http://rebinding.example:" + server.getPort() + "/", 1000)) {
      assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("picture");
    }
    assertThat(resolver.asked()).hasSize(1);
  }

  @Test
  void nameWithAForbiddenAnswerAmongOthersIsNeverConnectedTo() throws IOException {
    try (Listener forbidden = new Listener("127.0.0.2")) {
      resolver.answering("127.0.0.1", "127.0.0.2");
      assertRefused(
          "http://mixed.example:" + forbidden.port() + "/", new Refusal.SourceUnreachable());
      assertThat(forbidden.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd", "jar:http://127.0.0.1!/a", "gopher://127.0.0.1/", "ftp://127.0.0.1/",
        "data:image/png;base64,AA", "javascript:alert(1)", "http://", "http://user@127.0.0.1/",
        "http://[2:0:02:00:2:00:1::0:2:00:1:;]/"
      })
  void redirectToNoPlainWebAddressIsUnreachable(String location) {
    server.enqueue(redirect(302, location));
    assertUnreachable("/");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void redirectWithoutATargetIsUnreachable() {
    server.enqueue(new MockResponse.Builder().code(302).build());
    assertUnreachable("/");
  }

  @Test
  void nothingOfTheFirstAnswerIsSentToTheNext() throws Exception {
    server.enqueue(
        redirect(302, "/there").newBuilder().addHeader("Set-Cookie", "session=1; Path=/").build());
    server.enqueue(new MockResponse.Builder().body("picture").build());
    assertThat(fetch("/here")).isEqualTo("picture");
    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().names())
        .containsExactlyInAnyOrder("Accept", "Accept-Encoding", "Connection", "Host", "User-Agent");
  }

  private static MockResponse redirect(int status, String location) {
    return new MockResponse.Builder()
        .code(status)
        .addHeaderLenient("Location", location)
        .body("moved")
        .build();
  }

  private String fetch(String path) throws IOException {
    try (InputStream in = fetcher.open(url(path), 1000)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private void assertUnreachable(String path) {
    assertRefused(url(path), new Refusal.SourceUnreachable());
  }

  private void assertRefused(String url, Refusal refusal) {
    assertThatThrownBy(() -> fetcher.open(url, 1000))
        .asInstanceOf(type(RefusedException.class))
        .extracting(RefusedException::refusal)
        .isEqualTo(refusal);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getPort() + path;
  }
}
