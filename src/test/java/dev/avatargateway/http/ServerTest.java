package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ServerTest {

  private static final ServerSettings ANYWHERE = ServerSettings.on("127.0.0.1", 0);

  @Test
  void aRunningRequestEndsAndNewOnesAreRefusedWhenItIsClosed() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Dialect slow =
        new TestDialect("slow", routes -> routes.on("GET", "/", r -> hold(entered, leave)));
    Server server = Server.start(ANYWHERE, List.of(slow));
    try (RawHttp http = RawHttp.to(server.port())) {
      http.send("GET / HTTP/1.1\nHost: h\n\n");
      entered.await();
      Thread closing = Thread.ofVirtual().start(server::close);
      awaitRefusal(server.port());
      leave.countDown();
      assertThat(http.read().text()).isEqualTo("done");
      assertThat(http.isClosedByServer()).isTrue();
      closing.join();
    }
  }

  private static Answer hold(CountDownLatch entered, CountDownLatch leave) {
    entered.countDown();
    try {
      leave.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return TestDialect.text(200, "done");
  }

  private static void awaitRefusal(int port) throws IOException {
    while (true) {
      try {
        RawHttp.to(port).close();
      } catch (ConnectException e) {
        return;
      }
    }
  }

  @Test
  void aHeaderThatTricklesInIsCutOff() throws IOException {
    ServerSettings hasty =
        new ServerSettings("127.0.0.1", 0, 16_384, Duration.ofMillis(500), Duration.ofSeconds(1));
    try (Server server = Server.start(hasty, List.of());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(50);
      socket.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
      assertThat(answerWhileTrickling(socket)).isEqualTo(-1);
    }
  }

  private static int answerWhileTrickling(Socket socket) throws IOException {
    for (int i = 0; i < 10_000; i++) {
      try {
        socket.getOutputStream().write('x');
        return socket.getInputStream().read();
      } catch (SocketTimeoutException e) {
        // Not cut off yet: one more byte.
      } catch (SocketException e) {
        return -1;
      }
    }
    return 0;
  }

  @Test
  void aRedirectMayRepeatAnEscapedTarget() throws IOException {
    String location = "/" + "%C3".repeat(16_000);
    Dialect dialect =
        new TestDialect(
            "test",
            routes -> routes.otherwise("/", r -> Answer.of(301).with("Location", location)));
    try (Server server = Server.start(ANYWHERE, List.of(dialect))) {
      assertThat(RawHttp.exchange(server.port(), "GET / HTTP/1.1\nHost: h\n\n").header("Location"))
          .contains(location);
    }
  }

  @Test
  void closingTwiceIsHarmless() throws IOException {
    Server server = Server.start(ANYWHERE, List.of());
    server.close();
    server.close();
  }

  @Test
  void anAddressInUseIsRefused() throws IOException {
    try (Server server = Server.start(ANYWHERE, List.of())) {
      ServerSettings same = ServerSettings.on("127.0.0.1", server.port());
      assertThatThrownBy(() -> Server.start(same, List.of()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + server.port());
    }
  }

  @Test
  void twoDialectsOnOneRouteAreRefused() {
    Dialect dialect = new TestDialect("a", routes -> routes.otherwise("/", r -> Answer.of(404)));
    assertThatThrownBy(() -> Server.start(ANYWHERE, List.of(dialect, dialect)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anUploadThatIsNotReadToItsEndBreaksNothing() throws IOException {
    Dialect picky =
        new TestDialect("picky", routes -> routes.on("POST", "/", ServerTest::tasteAndRefuse));
    String form =
        "--B\nContent-Disposition: form-data; name=image; filename=f\n\n"
            + "x".repeat(300_000)
            + "\n--B--\n";
    String request =
        "POST / HTTP/1.1\nHost: h\nContent-Type: multipart/form-data; boundary=B\n"
            + ("Content-Length: " + form.replace("\n", "\r\n").length() + "\n\n")
            + form;
    try (Server server = Server.start(ANYWHERE, List.of(picky));
        RawHttp http = RawHttp.to(server.port())) {
      http.send(request + request);
      assertThat(http.read().text()).contains("TooLarge");
      assertThat(http.read().text()).contains("TooLarge");
    }
  }

  private static Answer tasteAndRefuse(Request request) {
    try (InputStream in =
        Multipart.file(request, "image", 1_000_000, Multipart.Repeated.REFUSED).open()) {
      assertThat(in.readNBytes(100)).hasSize(100);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    throw new RefusedException(new Refusal.TooLarge(100, -1));
  }

  @Test
  void aDialectWithoutWordsIsAPlainFault() throws IOException {
    Dialect dumb =
        new TestDialect(
            "dumb",
            routes ->
                routes.on(
                    "GET",
                    "/",
                    r -> {
                      throw new IllegalStateException("inside");
                    })) {
          @Override
          public Answer fail(Request request) {
            throw new IllegalStateException("inside too");
          }
        };
    try (Server server = Server.start(ANYWHERE, List.of(dumb))) {
      RawHttp.Response response = RawHttp.exchange(server.port(), "GET / HTTP/1.1\nHost: h\n\n");
      assertThat(response.status()).isEqualTo(500);
      assertThat(response.text()).isEqualTo("500 server error\n");
    }
  }
}
