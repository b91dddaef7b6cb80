package dev.avatargateway.bridge.cloudreve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.avatargateway.bridge.ProductApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import okio.ByteString;

/** A site's HTTP API that says what it was told to; anything else is no route of its. */
final class StandInSite implements AutoCloseable {

  /** An answer; no type means no Content-Type. */
  record Answer(int status, String type, String location, ByteString body) {

    static Answer json(int code, String message) {
      String json = "{\"code\":%d,\"msg\":\"%s\"}".formatted(code, message);
      return new Answer(200, "application/json; charset=utf-8", "", utf8(json));
    }

    static Answer text(int status, String text) {
      return new Answer(status, "text/plain; charset=utf-8", "", utf8(text));
    }

    static Answer picture(byte[] bytes) {
      return new Answer(200, "image/png", "", ByteString.of(bytes));
    }

    static Answer empty(int status) {
      return new Answer(status, "", "", ByteString.EMPTY);
    }

    static Answer redirect(int status, String location) {
      return new Answer(status, "text/html; charset=utf-8", location, utf8("<a>Found</a>"));
    }

    private static ByteString utf8(String text) {
      return ByteString.encodeUtf8(text);
    }
  }

  /** A request that came. */
  record Asked(String line, String authorization, String type, ByteString body) {}

  private static final ProductApi.Patience PATIENCE =
      new ProductApi.Patience(Duration.ofSeconds(2), Duration.ofSeconds(5), 1, 100_000);

  final Map<String, Answer> answers = new ConcurrentHashMap<>();
  final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  final ProductApi api;
  private final HttpServer server;

  StandInSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    api =
        new ProductApi(
            "http://127.0.0.1:" + server.getAddress().getPort(), Optional.empty(), PATIENCE);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      ByteString body = ByteString.of(exchange.getRequestBody().readAllBytes());
      asked.add(
          new Asked(
              line,
              String.valueOf(headers.getFirst("Authorization")),
              String.valueOf(headers.getFirst("Content-Type")),
              body));
      Answer answer = answers.getOrDefault(line, Answer.text(404, "404 page not found"));
      if (!answer.type().isEmpty()) {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
      }
      if (!answer.location().isEmpty()) {
        exchange.getResponseHeaders().set("Location", answer.location());
      }
      exchange.sendResponseHeaders(
          answer.status(), answer.body().size() == 0 ? -1 : answer.body().size());
      exchange.getResponseBody().write(answer.body().toByteArray());
    }
  }

  @Override
  public void close() {
    api.close();
    server.stop(0);
  }
}
