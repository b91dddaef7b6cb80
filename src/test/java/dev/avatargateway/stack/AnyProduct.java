package dev.avatargateway.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server in a product's place that answers everything with the word product. */
final class AnyProduct implements AutoCloseable {

  private static final byte[] WORD = "product".getBytes(StandardCharsets.US_ASCII);

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  AnyProduct() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Method, target as it came, host, and length of the body of each request. */
  List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int length = exchange.getRequestBody().readAllBytes().length;
      asked.add(
          "%s %s %s %d"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  exchange.getRequestHeaders().getFirst("Host"),
                  length));
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(200, head ? -1 : WORD.length);
      if (!head) {
        exchange.getResponseBody().write(WORD);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
