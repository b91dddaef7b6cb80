package dev.avatargateway.transcript;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A small server with known answers that also keeps what it was sent. */
final class StandIn implements AutoCloseable {
  static final byte[] PNG =
      HexFormat.of().parseHex("89504e470d0a1a0a0000000d494844520000000700000005080200000000");

  private final HttpServer server;
  final Queue<String> received = new ConcurrentLinkedQueue<>();

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  Map<String, String> variables() {
    return Map.of("base", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String kind = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
      received.add(
          exchange.getRequestMethod()
              + (" " + exchange.getRequestURI() + " " + kind + "\n")
              + new String(body, StandardCharsets.ISO_8859_1));
      respond(exchange, exchange.getRequestURI().getPath(), body);
    }
  }

  private static void respond(HttpExchange exchange, String path, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "public, max-age=60");
    switch (path) {
      case "/json" -> send(exchange, 200, "application/json", text(json(exchange)));
      case "/png" -> sendPng(exchange);
      case "/moved" -> {
        exchange.getResponseHeaders().set("Location", "/png");
        send(exchange, 301, "text/plain", text("moved"));
      }
      case "/echo" -> send(exchange, 201, "text/plain", body);
      case "/chunked" -> {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(text("in chunks"));
      }
      default -> send(exchange, 404, "text/plain", text("404 page not found\n"));
    }
  }

  private static String json(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return "{\"url\": \"http://"
        + host
        + "/png\", \"n\": 5, \"on\": true, \"nil\": null, \"list\": [\"p\", {\"a-b\": \"q\"}],"
        + " \"none\": \"\"}";
  }

  private static void sendPng(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("ETag", "\"v1\"");
    if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    send(exchange, 200, "image/png", PNG);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
