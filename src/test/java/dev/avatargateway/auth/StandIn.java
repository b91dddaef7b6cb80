package dev.avatargateway.auth;

import dev.avatargateway.auth.ProductClient.Patience;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** A real HTTP server that plays a product: a path it does not know is 404. */
final class StandIn implements AutoCloseable {

  /** Short enough that a test of silence does not dawdle, long enough for a busy machine. */
  static final Patience BRIEF =
      new Patience(Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofMillis(1500));

  private final MockWebServer server = new MockWebServer();
  private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
  private final List<RecordedRequest> asked = new CopyOnWriteArrayList<>();

  StandIn() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            asked.add(request);
            return answers.getOrDefault(
                request.getTarget(),
                new MockResponse.Builder().code(404).body("404 page not found").build());
          }
        });
    server.start();
  }

  void answers(String target, int status, String body) {
    answers(target, new MockResponse.Builder().code(status).body(body).build());
  }

  void answers(String target, MockResponse answer) {
    answers.put(target, answer);
  }

  void isSilentAt(String target) {
    answers(
        target, new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
  }

  ProductUrl url() {
    return url("/");
  }

  ProductUrl url(String path) {
    return ProductUrl.document(server.url(path).toString());
  }

  InetSocketAddress address() {
    return server.getSocketAddress();
  }

  int questions() {
    return asked.size();
  }

  /** The last question's header, or the word none. */
  String lastAuthorization() {
    String header = asked.getLast().getHeaders().get("Authorization");
    return header == null ? "none" : header;
  }

  String lastTarget() {
    return asked.getLast().getTarget();
  }

  @Override
  public void close() {
    server.close();
  }
}
