package dev.avatargateway.dialect.creatorshub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Somebody else's web server, with pictures at addresses that behave and at such that do not. It
 * listens on every address, so that one which may not be read would answer with a picture too.
 */
public final class PictureSource implements AutoCloseable {

  private static final Path PICTURES = Path.of("compat-specs", "pictures");
  private static final int HUGE = 64 * 1024 * 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);

  private PictureSource(HttpServer server) {
    this.server = server;
  }

  /** Starts it on a free port. */
  public static PictureSource start() throws IOException {
    PictureSource source = new PictureSource(HttpServer.create(new InetSocketAddress(0), 0));
    source.server.setExecutor(source.threads);
    source.furnish();
    source.server.start();
    return source;
  }

  private void furnish() {
    serve("/150", "photo.png", "image/png");
    serve("/photo.jpg", "photo.jpg", "image/jpeg");
    serve("/mislabelled", "photo.webp", "text/plain");
    serve("/text", "text.txt", "image/jpeg");
    serve("/svg", "photo.svg", "image/svg+xml");
    serve("/truncated", "truncated.jpg", "image/jpeg");
    serve("/bomb", "bomb.png", "image/png");
    serve("/empty", "empty.bin", "image/png");
    at("/html", exchange -> send(exchange, 200, "<!doctype html><title>Hello</title>"));
    at("/404", exchange -> send(exchange, 404, "nothing"));
    at("/500", exchange -> send(exchange, 500, "sorry"));
    at("/no-content", exchange -> exchange.sendResponseHeaders(204, -1));
    redirect("/redirect-to-photo", "/photo.jpg");
    redirect("/redirect-to-forbidden", forbiddenUrl() + "/photo.jpg");
    redirect("/redirect-to-file", "file:///etc/passwd");
    redirect("/redirect-loop", "/redirect-loop");
    at("/huge", exchange -> pour(exchange, HUGE));
    at("/endless", exchange -> pour(exchange, 0));
    at("/cut-off", this::cutOff);
    at("/slow", this::neverFinish);
  }

  /** What addresses of pictures begin with. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The same server at an address that a range of {@code 127.0.0.1/32} leaves out. */
  public String forbiddenUrl() {
    return "http://127.0.0.2:" + server.getAddress().getPort();
  }

  private void serve(String path, String picture, String type) {
    at(
        path,
        exchange -> {
          byte[] bytes = picture(picture);
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  private void redirect(String path, String location) {
    at(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(302, -1);
        });
  }

  private void at(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private static void send(HttpExchange exchange, int status, String page) throws IOException {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** A picture with more and more behind it; a length of 0 is not told. */
  private static void pour(HttpExchange exchange, long length) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
    exchange.sendResponseHeaders(200, length);
    byte[] more = new byte[64 * 1024];
    try (OutputStream out = exchange.getResponseBody()) {
      for (int sent = 0; sent < HUGE; sent += more.length) {
        out.write(more);
      }
    }
  }

  private void cutOff(HttpExchange exchange) throws IOException {
    byte[] bytes = picture("photo.jpg");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
    exchange.getResponseBody().flush();
  }

  private void neverFinish(HttpExchange exchange) throws IOException {
    byte[] bytes = picture("photo.jpg");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
    exchange.getResponseBody().flush();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] picture(String name) throws IOException {
    return Files.readAllBytes(PICTURES.resolve(name));
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
