package dev.avatargateway.dialect.cloudreve;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hashids.Hashids;

/**
 * A Cloudreve site that knows users and tokens and nothing else, with a rule in place of a
 * database: rows 1 to 999 exist, those from 900 on are banned.
 */
public final class StandInCloudreve implements AutoCloseable {

  public static final String SALT = "avatar-gateway-test-salt";
  public static final String SECRET = "avatar-gateway-test-secret";

  private static final Hashids HASHIDS = new Hashids(SALT);
  private static final Algorithm KEY = Algorithm.HMAC256(SECRET);
  private static final String INFO = "/api/v4/user/info/";

  private final HttpServer server;
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  public StandInCloudreve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The id of the user in this row, as clients see it. */
  public static String id(long row) {
    return HASHIDS.encode(row, 1);
  }

  /** A session of the user in this row. */
  public static String token(long row) {
    return JWT.create()
        .withClaim("token_type", "access")
        .withSubject(id(row))
        .withExpiresAt(Instant.ofEpochSecond(4_102_444_800L))
        .sign(KEY);
  }

  /** The address of the user in this row. */
  public static String email(long row) {
    return "User" + row + "@Example.org";
  }

  /** Each request's path and {@code Authorization}, in their order. */
  public Queue<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      asked.add(path + " " + authorization);
      OptionalLong caller = caller(authorization == null ? "" : authorization);
      if (caller.isPresent() && !isActive(caller.getAsLong())) {
        send(exchange, error(50001, "failed to get login user"));
      } else if (path.startsWith(INFO)) {
        send(exchange, info(path.substring(INFO.length()), caller.isPresent()));
      } else if (path.equals("/api/v4/user/me")) {
        send(exchange, caller.isPresent() ? me(caller.getAsLong()) : error(401, "Login required"));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static OptionalLong caller(String authorization) {
    try {
      String token = authorization.replaceFirst("^Bearer ", "");
      return row(JWT.require(KEY).build().verify(token).getSubject());
    } catch (JWTVerificationException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong row(String id) {
    long[] numbers = HASHIDS.decode(id);
    return numbers.length == 2 && numbers[1] == 1
        ? OptionalLong.of(numbers[0])
        : OptionalLong.empty();
  }

  private static boolean exists(long row) {
    return row > 0 && row < 1000;
  }

  private static boolean isActive(long row) {
    return exists(row) && row < 900;
  }

  private static ObjectNode info(String id, boolean signedIn) {
    OptionalLong row = row(id);
    if (row.isEmpty()) {
      return error(40001, "Failed to parse object ID");
    }
    return exists(row.getAsLong()) ? success(user(row.getAsLong(), signedIn)) : error(-1, "");
  }

  private static ObjectNode me(long row) {
    ObjectNode user = user(row, true);
    user.put("status", "active").put("preferred_theme", "");
    return success(user);
  }

  private static ObjectNode user(long row, boolean withEmail) {
    ObjectNode user = JsonNodeFactory.instance.objectNode().put("id", id(row));
    Optional.of(email(row)).filter(email -> withEmail).ifPresent(email -> user.put("email", email));
    return user.put("nickname", "user" + row).put("created_at", "2026-01-02T03:04:05Z");
  }

  private static ObjectNode success(ObjectNode data) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("code", 0);
    envelope.set("data", data);
    return envelope.put("msg", "");
  }

  private static ObjectNode error(int code, String message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", code)
        .put("msg", message)
        .put("correlation_id", "6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  }

  /** Whatever it is: the status is 200, and the code says how it went. */
  private static void send(HttpExchange exchange, ObjectNode json) throws IOException {
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
