package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which reads are answered from memory, and that all others reach the handler. */
class PlainReadsTest {

  private static final ServerSettings ANYWHERE = ServerSettings.on("127.0.0.1", 0);

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile Glance glance = _ -> Optional.of(TestDialect.text(200, "glanced"));

  private Server serve() throws IOException {
    return Server.start(
        ANYWHERE,
        List.of(
            new TestDialect(
                "reading",
                routes -> {
                  routes.onRead("/{name}", this::handle, _ -> Optional.of(r -> glance.at(r)));
                  routes.on("POST", "/{name}", this::handle);
                })));
  }

  private Answer handle(Request request) {
    asked.add(request.method() + " " + request.target());
    if (request.param("name").equals("none")) {
      return TestDialect.text(404, "none");
    }
    return TestDialect.text(200, "handled");
  }

  private static String get(Server server, String target, String... headers) throws IOException {
    return RawHttp.exchange(
            server.port(),
            "GET " + target + " HTTP/1.1\nHost: h\n" + String.join("", headers) + "\n")
        .text();
  }

  @Test
  void aTargetThatWasAnsweredIsAnsweredFromMemoryThen() throws IOException {
    try (Server server = serve()) {
      assertThat(get(server, "/a")).isEqualTo("handled");
      assertThat(get(server, "/a")).isEqualTo("glanced");
      assertThat(get(server, "/a", "If-None-Match: \"x\"\n")).isEqualTo("glanced");
      assertThat(get(server, "/a?b")).as("another target").isEqualTo("handled");
    }
  }

  @Test
  void whatWasNotFoundIsAskedForAgain() throws IOException {
    try (Server server = serve()) {
      assertThat(get(server, "/none")).isEqualTo("none");
      assertThat(get(server, "/none")).isEqualTo("none");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Range: bytes=0-1\n",
        "If-Match: *\n",
        "if-modified-since: Sun, 06 Nov 1994 08:49:37 GMT\n",
        "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT\n",
        "If-Range: \"x\"\n",
        "Transfer-Encoding: chunked\n\n0\n",
        "Expect: 100-continue\n",
      })
  void aReadWithMoreToHeedIsHandled(String header) throws IOException {
    try (Server server = serve()) {
      get(server, "/a");
      assertThat(get(server, "/a", header)).isEqualTo("handled");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "POST"})
  void otherMethodsAreHandled(String method) throws IOException {
    try (Server server = serve()) {
      get(server, "/a");
      RawHttp.exchange(server.port(), method + " /a HTTP/1.1\nHost: h\nContent-Length: 0\n\n");
      assertThat(asked).containsExactly("GET /a", method + " /a");
    }
  }

  @Test
  void whatMemoryDoesNotKnowOrCannotTellIsHandled() throws IOException {
    try (Server server = serve()) {
      get(server, "/a");
      glance = _ -> Optional.empty();
      assertThat(get(server, "/a")).isEqualTo("handled");
      glance =
          _ -> {
            throw new RefusedException(new Refusal.NotAllowed());
          };
      assertThat(get(server, "/a")).isEqualTo("handled");
      glance =
          _ -> {
            throw new IllegalStateException("on purpose");
          };
      assertThat(get(server, "/a")).isEqualTo("handled");
    }
  }

  @Test
  void whoeverWaitsKeepsNobodyElseFromBeingAnswered() throws Exception {
    CountDownLatch leave = new CountDownLatch(1);
    Dialect slow =
        new TestDialect(
            "slow",
            routes -> {
              routes.on("GET", "/slow", _ -> await(leave));
              routes.on("GET", "/quick", _ -> TestDialect.text(200, "quick"));
            });
    List<RawHttp> waiting = new ArrayList<>();
    try (Server server = Server.start(ANYWHERE, List.of(slow))) {
      for (int i = 0; i < 200; i++) {
        waiting.add(RawHttp.to(server.port()).send("GET /slow HTTP/1.1\nHost: h\n\n"));
      }
      assertThat(get(server, "/quick")).isEqualTo("quick");
      leave.countDown();
      for (RawHttp client : waiting) {
        assertThat(client.read().text()).isEqualTo("awaited");
        client.close();
      }
    }
  }

  private static Answer await(CountDownLatch leave) {
    try {
      leave.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return TestDialect.text(200, "awaited");
  }

  @Test
  void freshHeadersAreFreshInEveryAnswer() throws IOException {
    int[] made = {0};
    Answer answer = TestDialect.text(200, "x").withFresh("X-Number", () -> "n" + ++made[0]);
    glance = _ -> Optional.of(answer);
    try (Server server = serve()) {
      get(server, "/a");
      for (String number : List.of("n1", "n2")) {
        assertThat(
                RawHttp.exchange(server.port(), "GET /a HTTP/1.1\nHost: h\n\n").header("X-Number"))
            .contains(number);
      }
    }
  }
}
