package dev.avatargateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.auth.ProductClient.Reply.Answered;
import dev.avatargateway.auth.ProductClient.Reply.Silent;
import dev.avatargateway.core.Credential;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProductClientTest {

  private static final Credential TOKEN = new Credential("secret-token");

  private final ManualTicker ticker = new ManualTicker();
  private StandIn product;
  private ProductClient client;

  @BeforeEach
  void start() throws IOException {
    product = new StandIn();
    client = client(product.url());
  }

  @AfterEach
  void stop() {
    product.close();
  }

  @Test
  void answerIsReadAsJson() {
    product.answers("/a/b", 200, "{\"name\":\"x\"}");
    assertThat(client.get(Optional.of(TOKEN), "a", "b"))
        .isInstanceOfSatisfying(
            Answered.class,
            answered -> {
              assertThat(answered.status()).isEqualTo(200);
              assertThat(answered.body().path("name").asText()).isEqualTo("x");
            });
    assertThat(product.lastAuthorization()).isEqualTo("Bearer secret-token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sub", "/sub/"})
  void pathPrefixIsKept(String prefix) {
    product.answers("/sub/a", 200, "{}");
    assertThat(client(product.url(prefix)).get(Optional.empty(), "a")).isInstanceOf(Answered.class);
    assertThat(product.lastTarget()).isEqualTo("/sub/a");
    assertThat(product.lastAuthorization()).isEqualTo("none");
  }

  @Test
  void segmentCannotLeaveItsPlace() {
    assertThat(client.get(Optional.empty(), "a/../b?c#d")).isInstanceOf(Answered.class);
    assertThat(product.lastTarget()).isEqualTo("/a%2F..%2Fb%3Fc%23d");
    for (String segment : List.of("", ".", "..")) {
      assertThatThrownBy(() -> client.get(Optional.empty(), "a", segment))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void redirectIsNotFollowed() throws IOException {
    try (StandIn elsewhere = new StandIn()) {
      String target = elsewhere.url("/stolen").toString();
      product.answers(
          "/a", new MockResponse.Builder().code(302).addHeader("Location", target).build());
      assertThat(client.get(Optional.of(TOKEN), "a"))
          .isInstanceOfSatisfying(
              Answered.class, answered -> assertThat(answered.status()).isEqualTo(302));
      assertThat(elsewhere.questions()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"a\":", "nul", "{\"a\":1"})
  void whatIsNotJsonIsMissing(String body) {
    product.answers("/a", 200, body);
    assertBodyIsMissing();
  }

  @Test
  void deeplyNestedAnswerIsMissing() {
    product.answers("/a", 200, "[".repeat(100_000));
    assertBodyIsMissing();
  }

  @Test
  void answerOfOverOneMebibyteIsMissing() {
    product.answers("/a", 200, "\"" + "x".repeat(1 << 20) + "\"");
    assertBodyIsMissing();
  }

  @Test
  void answerThatUnpacksToOverOneMebibyteIsMissing() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write('"');
      gzip.write(new byte[64 << 20]);
    }
    product.answers(
        "/a",
        new MockResponse.Builder()
            .addHeader("Content-Encoding", "gzip")
            .body(new Buffer().write(packed.toByteArray()))
            .build());
    assertBodyIsMissing();
  }

  @Test
  void stalledProductIsSilent() {
    product.isSilentAt("/a");
    assertThat(client.get(Optional.of(TOKEN), "a")).isInstanceOf(Silent.class);
  }

  @Test
  void dripOfBytesIsSilent() {
    product.answers(
        "/a",
        new MockResponse.Builder()
            .body("\"" + "x".repeat(10_000) + "\"")
            .throttleBody(1, 100, TimeUnit.MILLISECONDS)
            .build());
    assertThat(client.get(Optional.of(TOKEN), "a")).isInstanceOf(Silent.class);
  }

  @Test
  void brokenConnectionIsSilent() {
    product.answers(
        "/a",
        new MockResponse.Builder()
            .body("\"" + "x".repeat(10_000) + "\"")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    assertThat(client.get(Optional.of(TOKEN), "a")).isInstanceOf(Silent.class);
  }

  @Test
  void productThatFailedIsLeftAloneForAPauseAndThenAskedAgain() {
    product.answers("/a", 503, "");
    assertThat(client.get(Optional.empty(), "a")).isInstanceOf(Silent.class);
    product.answers("/a", 200, "{}");
    assertThat(client.get(Optional.empty(), "a")).isInstanceOf(Silent.class);
    assertThat(product.questions()).isEqualTo(1);

    ticker.pass(Duration.ofMillis(1500));
    assertThat(client.get(Optional.empty(), "a")).isInstanceOf(Answered.class);
    assertThat(client.get(Optional.empty(), "a")).isInstanceOf(Answered.class);
  }

  @Test
  void failureOfOneQuestionIsNoReasonToLeaveTheProductAlone() {
    product.answers("/a", 500, "");
    assertThat(client.get(Optional.empty(), "a")).isInstanceOf(Answered.class);
    product.answers("/b", 200, "{}");
    assertThat(client.get(Optional.empty(), "b")).isInstanceOf(Answered.class);
  }

  @Test
  void afterThePauseOneQuestionAtATimeFindsOutWhetherItIsBack() {
    Circuit circuit = new Circuit(Duration.ofSeconds(1), Duration.ofSeconds(6), ticker);
    assertThat(circuit.admits()).isTrue();
    assertThat(circuit.failed()).isTrue();
    assertThat(circuit.admits()).isFalse();
    ticker.pass(Duration.ofSeconds(1));
    assertThat(circuit.admits()).isTrue();
    assertThat(circuit.admits()).isFalse();
    assertThat(circuit.failed()).isFalse();
    ticker.pass(Duration.ofSeconds(1));
    assertThat(circuit.admits()).isTrue();
    circuit.answered();
    assertThat(circuit.admits()).isTrue();
    assertThat(circuit.admits()).isTrue();
  }

  @Test
  void proxyOfTheEnvironmentIsNotUsed() throws IOException {
    ProxySelector before = ProxySelector.getDefault();
    try (StandIn proxy = new StandIn()) {
      ProxySelector.setDefault(ProxySelector.of(proxy.address()));
      product.answers("/a", 200, "{}");
      assertThat(client(product.url()).get(Optional.empty(), "a")).isInstanceOf(Answered.class);
      assertThat(proxy.questions()).isZero();
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void silenceIsLoggedOnceWithoutTheToken() {
    try (Log log = new Log()) {
      product.answers("/a", 502, "");
      for (int i = 0; i < 3; i++) {
        assertThat(client.get(Optional.of(TOKEN), "a")).isInstanceOf(Silent.class);
        ticker.pass(Duration.ofSeconds(3));
      }
      assertThat(product.questions()).isEqualTo(3);
      assertThat(log.warnings()).singleElement().asString().contains("Product", "status 502");
      assertThat(log.text()).doesNotContain(TOKEN.secret());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "ftp://x",
        "file:///etc/passwd",
        "//x",
        "http://",
        "http://u:swordfish@x",
        "http://u@x",
        "http://x/#swordfish",
        "http://x/?q=swordfish"
      })
  void addressThatIsNotAProductsIsRefusedWithoutBeingShown(String text) {
    assertThatThrownBy(() -> ProductUrl.site(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("swordfish");
  }

  private void assertBodyIsMissing() {
    assertThat(client.get(Optional.empty(), "a"))
        .isInstanceOfSatisfying(
            Answered.class, answered -> assertThat(answered.body().isMissingNode()).isTrue());
  }

  private ProductClient client(ProductUrl url) {
    return new ProductClient("Product", url, StandIn.BRIEF, ticker);
  }
}
