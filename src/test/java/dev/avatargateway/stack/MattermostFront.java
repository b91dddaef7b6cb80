package dev.avatargateway.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * A Mattermost whose picture paths a reverse proxy sends to a gateway: it knows everybody, takes
 * every token for its administrator's, and tells of pictures what the gateway tells.
 */
final class MattermostFront implements AutoCloseable {

  private static final String USERS = "/api/v4/users/";
  private static final String ADMINISTRATOR = "administratorxxxxxxxxxxxxx";

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> changes = new CopyOnWriteArrayList<>();
  private volatile Supplier<TestGateway> behind =
      () -> {
        throw new IllegalStateException("there is nothing behind it yet");
      };

  MattermostFront() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  void leadsTo(TestGateway gateway) {
    behind = () -> gateway;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Method and path of each request that may have changed something. */
  List<String> changes() {
    return changes;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (path.endsWith("/image")) {
        forward(exchange, path, body);
      } else if (path.startsWith(USERS)) {
        String asked = path.substring(USERS.length());
        tell(exchange, asked.equals("me") ? ADMINISTRATOR : asked);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    } catch (InterruptedException | IllegalStateException e) {
      exchange.sendResponseHeaders(503, -1);
    }
  }

  private void forward(HttpExchange exchange, String path, byte[] body)
      throws IOException, InterruptedException {
    if (!exchange.getRequestMethod().equals("GET")) {
      changes.add(exchange.getRequestMethod() + " " + path);
    }
    HttpResponse<byte[]> answer =
        image(
            exchange.getRequestMethod(),
            path,
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")),
            body);
    answer.headers().firstValue("Etag").ifPresent(tag -> header(exchange, "Etag", tag));
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> header(exchange, "Content-Type", type));
    exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }

  private static void header(HttpExchange exchange, String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }

  private HttpResponse<byte[]> image(String method, String path, Optional<String> type, byte[] body)
      throws IOException, InterruptedException {
    TestGateway gateway = behind.get();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway.url() + path))
            .header("Authorization", "Bearer " + gateway.adminToken("mattermost", ADMINISTRATOR))
            .method(method, BodyPublishers.ofByteArray(body));
    type.ifPresent(value -> request.header("Content-Type", value));
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private void tell(HttpExchange exchange, String id) throws IOException, InterruptedException {
    String version =
        image("GET", USERS + id + "/image", Optional.empty(), new byte[0])
            .headers()
            .firstValue("Etag")
            .orElse("0");
    String user =
        """
        {"id":"%s","username":"someone","roles":"system_user system_admin","email":"",
         "create_at":1,"update_at":1,"delete_at":0,"last_picture_update":%s}
        """
            .formatted(id, version);
    byte[] json = user.getBytes(StandardCharsets.UTF_8);
    header(exchange, "Content-Type", "application/json");
    exchange.sendResponseHeaders(200, json.length);
    exchange.getResponseBody().write(json);
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
