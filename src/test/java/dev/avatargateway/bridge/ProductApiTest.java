package dev.avatargateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.Credential;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProductApiTest {

  private static final Optional<Credential> TOKEN = Optional.of(new Credential("s3cret"));

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ProductApi api(int attempts) {
    return new ProductApi(
        server.url("/sub/").toString(),
        TOKEN,
        new ProductApi.Patience(Duration.ofSeconds(2), Duration.ofSeconds(10), attempts, 1000));
  }

  private static MockResponse status(int status) {
    return new MockResponse.Builder().code(status).build();
  }

  @Test
  void segmentsAreEncodedBelowTheBase() throws Exception {
    server.enqueue(status(200));
    try (ProductApi api = api(1)) {
      assertThat(api.get("a/b", "c?d").ok()).isTrue();
    }
    assertThat(server.takeRequest().getUrl().encodedPath()).isEqualTo("/sub/a%2Fb/c%3Fd");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void dotsDoNotLeadOutOfTheBase(String segment) {
    try (ProductApi api = api(1)) {
      assertThatThrownBy(() -> api.url("users", segment))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void tokenGoesToTheProductAndNowhereElse() throws Exception {
    try (ProductApi api = api(1);
        MockWebServer other = new MockWebServer()) {
      other.start();
      server.enqueue(status(200));
      other.enqueue(status(200));
      api.get("here");
      api.call(new Request.Builder().url(other.url("/there")).build());
      assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer s3cret");
      assertThat(other.takeRequest().getHeaders().get("Authorization")).isNull();
    }
  }

  @Test
  void anotherSchemeAtTheSamePortIsNotTheProduct() {
    try (ProductApi api = new ProductApi("https://p.example", TOKEN, ProductApi.Patience.SHORT)) {
      assertThat(api.owns(HttpUrl.get("https://p.example/a"))).isTrue();
      assertThat(api.owns(HttpUrl.get("http://p.example:443/a"))).isFalse();
      assertThat(api.owns(HttpUrl.get("https://p.example:8443/a"))).isFalse();
    }
  }

  @Test
  void redirectIsAnAnswerLikeOthers() throws Exception {
    server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", "/x").build());
    try (ProductApi api = api(3)) {
      assertThat(api.get("a").status()).isEqualTo(302);
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void busyProductIsAskedAgainWithTheSameBody() throws Exception {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "0").build());
    server.enqueue(status(200));
    try (ProductApi api = api(2)) {
      assertThat(api.send("PUT", RequestBody.create(new byte[] {7}), "a").ok()).isTrue();
    }
    server.takeRequest();
    assertThat(server.takeRequest().getBody()).isEqualTo(ByteString.of((byte) 7));
  }

  @Test
  void patienceEnds() throws Exception {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "0").build());
    server.enqueue(status(503));
    try (ProductApi api = api(2)) {
      assertThat(api.get("a").busy()).isTrue();
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void brokenConnectionIsMadeAgain() throws Exception {
    server.enqueue(
        new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(status(200));
    try (ProductApi api = api(3)) {
      assertThat(api.get("a").ok()).isTrue();
    }
  }

  @Test
  void answerMayBeAsLongAsIsSaidAndNotLonger() throws Exception {
    server.enqueue(new MockResponse.Builder().body("x".repeat(1000)).build());
    server.enqueue(new MockResponse.Builder().body("x".repeat(1001)).build());
    try (ProductApi api = api(3)) {
      assertThat(api.get("a").body().size()).isEqualTo(1000);
      assertThatThrownBy(() -> api.get("a")).isInstanceOf(ProductApi.TooLongException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://h",
        "h.example",
        "",
        "http://u:hidden@h",
        "http://h?t=hidden",
        "http://h#hidden"
      })
  void whatIsNoAddressIsSaidWithoutShowingIt(String base) {
    assertThatThrownBy(() -> new ProductApi(base, TOKEN, ProductApi.Patience.SHORT))
        .isInstanceOf(BridgeException.class)
        .hasMessageNotContaining("hidden")
        .hasNoCause();
  }

  @Test
  void tokenThatNoHeaderCanCarryIsSaidWithoutShowingIt() {
    Optional<Credential> token = Optional.of(new Credential("hid\nden"));
    assertThatThrownBy(() -> new ProductApi("http://h", token, ProductApi.Patience.SHORT))
        .isInstanceOf(BridgeException.class)
        .hasMessageNotContaining("den");
  }

  @Test
  void interruptionEndsTheWait() throws Exception {
    server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "30").build());
    try (ProductApi api = api(2)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> api.get("a")).isInstanceOf(IOException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
