package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Clients that would rather speak something other than HTTP/1.1 here. */
class OtherProtocolsTest {

  private static final Logger ROOT =
      (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Server server;

  @BeforeEach
  void start() throws IOException {
    Dialect dialect =
        new TestDialect("test", routes -> routes.on("GET", "/", r -> TestDialect.text(200, "one")));
    server = Server.start(ServerSettings.on("127.0.0.1", 0), List.of(dialect));
    log.start();
    ROOT.addAppender(log);
  }

  @AfterEach
  void stop() {
    ROOT.detachAppender(log);
    server.close();
  }

  private void assertUnhurt() throws IOException {
    assertThat(RawHttp.exchange(server.port(), "GET / HTTP/1.1\nHost: h\n\n").text())
        .isEqualTo("one");
    assertThat(List.copyOf(log.list).stream())
        .noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRI * HTTP/2.0\n\nSM\n\n",
        "PRI * HTTP/2.0\n\nSM\n\n\0\0\0\4\0\0\0\0\0",
        "PRI * HTTP/2.0\n\n",
        "GET / HTTP/2.0\nHost: h\n\n",
        "GET / HTTP/3\nHost: h\n\n",
        "\u0016\u0003\u0001\0\u0005hello\n\n"
      })
  void whatBeginsAsAnotherProtocolIsRefusedAndEnds(String beginning) throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      RawHttp.Response answer = http.send(beginning).read();
      assertThat(answer.status()).isBetween(400, 505);
      assertThat(answer.header("Connection")).contains("close");
      assertThat(http.isClosedByServer()).isTrue();
    }
    assertUnhurt();
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2c", "h2c, websocket", "websocket", "TLS/1.0", "nonsense"})
  void anUpgradeIsPassedOver(String protocol) throws IOException {
    String wish =
        "GET / HTTP/1.1\nHost: h\nConnection: Upgrade, HTTP2-Settings\nUpgrade: "
            + protocol
            + "\nHTTP2-Settings: AAMAAABkAAQAAP__\n\n";
    try (RawHttp http = RawHttp.to(server.port())) {
      for (int i = 0; i < 2; i++) {
        RawHttp.Response answer = http.send(wish).read();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("one");
        assertThat(answer.header("Upgrade")).isEmpty();
      }
    }
    assertUnhurt();
  }

  @Test
  void aPrefaceBehindARequestEndsTheConnectionOnly() throws IOException {
    try (RawHttp http = RawHttp.to(server.port())) {
      http.send("GET / HTTP/1.1\nHost: h\n\nPRI * HTTP/2.0\n\nSM\n\n");
      assertThat(http.read().text()).isEqualTo("one");
      assertThat(http.read().status()).isBetween(400, 505);
      assertThat(http.isClosedByServer()).isTrue();
    }
    assertUnhurt();
  }
}
