package dev.avatargateway.bridge.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import okio.ByteString;

/**
 * A Mattermost server with people and pictures and nothing else, which answers the calls of its API
 * that carry pictures as the product does: paging, ETags, initials in place of lost files, pictures
 * that are scaled and encoded anew, and errors by their ids.
 */
public final class StandInServer implements AutoCloseable {

  public static final String ADMIN = "admin-token";
  public static final String PLAIN = "plain-token";

  private static final String PREFIX = "/api/v4/users";

  private final HttpServer server;
  private final Map<String, StandInUser> users = new ConcurrentSkipListMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);

  private record Refusal(Predicate<String> call, int status, String id) {}

  /** What is answered. */
  record Answer(int status, String type, Map<String, String> headers, ByteString body) {

    static Answer json(JsonNode body) {
      return new Answer(200, "application/json", Map.of(), ByteString.encodeUtf8(body + "\n"));
    }

    static Answer error(int status, String id) {
      ObjectNode error = JsonNodeFactory.instance.objectNode();
      error.put("id", id).put("message", "").put("detailed_error", "").put("status_code", status);
      return new Answer(
          status, "application/json", Map.of(), ByteString.encodeUtf8(error.toString()));
    }

    static Answer done() {
      return new Answer(
          200, "application/json", Map.of(), ByteString.encodeUtf8("{\"status\":\"OK\"}"));
    }
  }

  public StandInServer() throws IOException {
    this(0);
  }

  /**
   * @param port on this machine; 0 takes a free one
   */
  public StandInServer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Adds somebody.
   *
   * @param lastPictureUpdate as in the product's database
   * @param file the picture file, where there is one
   */
  public void add(
      String id, String username, String email, long lastPictureUpdate, Optional<byte[]> file) {
    users.put(username, new StandInUser(id, username, email, lastPictureUpdate, file));
  }

  /** Removes somebody for good. */
  public void remove(String username) {
    users.remove(username);
  }

  /** Refuses the next call of which method and path match, such as {@code POST /api/v4/…}. */
  public void refuseNext(Predicate<String> call, int status, String errorId) {
    refusals.add(new Refusal(call, status, errorId));
  }

  /** Methods and paths with their queries, in the order they came in. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public void forgetAsked() {
    asked.clear();
  }

  /** What the file of somebody holds. */
  public Optional<byte[]> picture(String id) {
    return byId(id).flatMap(StandInUser::file);
  }

  public long lastPictureUpdate(String id) {
    return byId(id).map(StandInUser::lastPictureUpdate).orElseThrow();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private Optional<StandInUser> byId(String id) {
    return users.values().stream().filter(user -> user.id().equals(id)).findFirst();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      asked.add(call);
      Answer answer = answer(exchange, call, body);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.sendResponseHeaders(answer.status(), answer.body().size());
      exchange.getResponseBody().write(answer.body().toByteArray());
    }
  }

  private Answer answer(HttpExchange exchange, String call, byte[] body) {
    Optional<Refusal> refusal = refusals.stream().filter(one -> one.call().test(call)).findFirst();
    if (refusal.isPresent() && refusals.remove(refusal.get())) {
      return refused(refusal.get());
    }
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    boolean admin = ("Bearer " + ADMIN).equals(authorization);
    String path = exchange.getRequestURI().getPath();
    if (!path.startsWith(PREFIX)) {
      return Answer.error(404, "api.context.404.app_error");
    }
    if (!admin && !("Bearer " + PLAIN).equals(authorization)) {
      return Answer.error(401, "api.context.session_expired.app_error");
    }
    return route(exchange, path.substring(PREFIX.length()), admin, body);
  }

  /** A rate limit speaks before the API does, and in plain text. */
  private static Answer refused(Refusal refusal) {
    return refusal.status() == 429
        ? new Answer(
            429,
            "text/plain; charset=utf-8",
            Map.of("Retry-After", "0"),
            ByteString.encodeUtf8("limit exceeded\n"))
        : Answer.error(refusal.status(), refusal.id());
  }

  private Answer route(HttpExchange exchange, String path, boolean admin, byte[] body) {
    String[] parts = path.split("/", -1);
    if (path.isEmpty()) {
      return list(exchange.getRequestURI().getQuery());
    }
    if (path.equals("/me")) {
      return Answer.json(StandInUser.caller(admin));
    }
    if (path.equals("/stats")) {
      return Answer.json(
          JsonNodeFactory.instance.objectNode().put("total_users_count", users.size()));
    }
    if (parts.length == 3 && parts[1].equals("username")) {
      return Optional.ofNullable(users.get(parts[2]))
          .map(user -> Answer.json(user.json()))
          .orElse(Answer.error(404, "app.user.get_by_username.app_error"));
    }
    if (!parts[1].matches("[A-Za-z0-9]{26}")) {
      return Answer.error(400, "api.context.invalid_url_param.app_error");
    }
    return person(exchange, parts, admin, body);
  }

  private Answer person(HttpExchange exchange, String[] parts, boolean admin, byte[] body) {
    Optional<StandInUser> user = byId(parts[1]);
    boolean image = parts.length == 3 && parts[2].equals("image");
    return switch (exchange.getRequestMethod()) {
      case "GET" ->
          user.map(one -> image ? one.image() : Answer.json(one.json()))
              .orElse(Answer.error(404, "app.user.missing_account.const"));
      case "POST" ->
          !admin
              ? Answer.error(403, "api.context.permissions.app_error")
              : user.map(
                      one ->
                          one.upload(
                              exchange.getRequestHeaders().getFirst("Content-Type"),
                              body,
                              clock.incrementAndGet()))
                  .orElse(Answer.error(400, "api.context.invalid_url_param.app_error"));
      case "DELETE" ->
          !admin
              ? Answer.error(403, "api.context.permissions.app_error")
              : user.map(one -> one.reset(clock.incrementAndGet()))
                  .orElse(Answer.error(404, "app.user.missing_account.const"));
      default -> Answer.error(404, "api.context.404.app_error");
    };
  }

  private Answer list(String query) {
    int page = number(query, "page", 0);
    int size = Math.min(200, number(query, "per_page", 60));
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    users.values().stream()
        .skip((long) page * size)
        .limit(size)
        .forEach(user -> list.add(user.json()));
    return Answer.json(list);
  }

  private static int number(String query, String name, int otherwise) {
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      if (part.startsWith(name + "=")) {
        return Integer.parseInt(part.substring(name.length() + 1));
      }
    }
    return otherwise;
  }
}
