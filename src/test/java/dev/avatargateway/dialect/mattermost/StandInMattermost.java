package dev.avatargateway.dialect.mattermost;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Mattermost server that knows sessions and users and nothing else, with a rule in place of a
 * database, so that every test has users of its own.
 *
 * <p>The token {@code opaque-NAME} is a session of the user NAME (2 to 24 small letters and digits,
 * not ending in x), whose id is NAME filled up with {@code x} to 26 letters. Names that begin with
 * {@code admin} are system administrators; {@code guest}: may see nobody but those that begin with
 * {@code friend}; {@code expired}: the session is none any more; {@code broken}: the server fails;
 * {@code nobody}: no such user. Anything else is a plain user.
 */
public final class StandInMattermost implements AutoCloseable {

  private static final Pattern BEARER = Pattern.compile("(?i)bearer opaque-([a-z0-9]{2,24})");
  private static final Pattern USER = Pattern.compile("([a-z0-9]*?[a-wyz0-9])x+");
  private static final String PREFIX = "/api/v4/users/";

  private final HttpServer server;
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  public StandInMattermost() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The id of the user with this name. */
  public static String id(String name) {
    return name + "x".repeat(26 - name.length());
  }

  /** The request paths that were asked for, in their order. */
  public Queue<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(path);
      Optional<String> caller = caller(exchange);
      if (!path.startsWith(PREFIX)) {
        send(exchange, 404, error("api.context.404.app_error", 404));
      } else if (caller.isEmpty() || caller.get().startsWith("expired")) {
        send(exchange, 401, error("api.context.session_expired.app_error", 401));
      } else if (caller.get().startsWith("broken")) {
        send(exchange, 500, error("api.context.invalid_token.error", 500));
      } else {
        answer(exchange, caller.get(), path.substring(PREFIX.length()));
      }
    }
  }

  private static void answer(HttpExchange exchange, String caller, String asked)
      throws IOException {
    String id = asked.equals("me") ? id(caller) : asked;
    Matcher user = USER.matcher(id);
    boolean self = id.equals(id(caller));
    if (id.length() != 26) {
      send(exchange, 400, error("api.context.invalid_url_param.app_error", 400));
    } else if (caller.startsWith("guest") && !self && !id.startsWith("friend")) {
      send(exchange, 403, error("api.context.permissions.app_error", 403));
    } else if (id.startsWith("nobody") || !user.matches()) {
      send(exchange, 404, error("app.user.missing_account.const", 404));
    } else {
      send(exchange, 200, user(id, user.group(1)));
    }
  }

  private static Optional<String> caller(HttpExchange exchange) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
    return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
  }

  private static ObjectNode user(String id, String name) {
    String roles = name.startsWith("guest") ? "system_guest" : "system_user";
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    user.put("id", id).put("create_at", 1_700_000_000_000L).put("update_at", 1_700_000_000_000L);
    user.put("delete_at", 0).put("username", name).put("auth_data", "").put("auth_service", "");
    user.put("email", name + "@example.com").put("nickname", "").put("first_name", "");
    user.put("last_name", "").put("position", "").put("locale", "en");
    user.put("roles", name.startsWith("admin") ? "system_admin system_user" : roles);
    return user.put("disable_welcome_email", false).putNull("timezone");
  }

  private static ObjectNode error(String id, int status) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("id", id).put("message", "").put("detailed_error", "").put("request_id", id("r"));
    return error.put("status_code", status);
  }

  private static void send(HttpExchange exchange, int status, ObjectNode json) throws IOException {
    byte[] body = (json + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
