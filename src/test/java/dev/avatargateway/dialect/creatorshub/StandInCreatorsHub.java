package dev.avatargateway.dialect.creatorshub;

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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CreatorsHub instance that shows profiles to whoever has a token, with a rule in place of a
 * database: users 1 to 999 exist, and those from 900 on are shown to nobody else.
 */
public final class StandInCreatorsHub implements AutoCloseable {

  public static final String SECRET = "creatorshub-gateway-test-secret-0123456789";

  private static final Algorithm KEY = Algorithm.HMAC256(SECRET);
  private static final Pattern PROFILE =
      Pattern.compile("/api/public/user/([0-9]+|me)/profile/info");

  private final HttpServer server;
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  public StandInCreatorsHub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A token of this user. */
  public static String token(int user) {
    return JWT.create()
        .withSubject(Integer.toString(user))
        .withExpiresAt(Instant.ofEpochSecond(4_102_444_800L))
        .sign(KEY);
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
      Matcher profile = PROFILE.matcher(path);
      String caller = caller(authorization == null ? "" : authorization);
      if (!profile.matches()) {
        exchange.sendResponseHeaders(404, -1);
      } else if (caller.isEmpty()) {
        send(exchange, 401, error("unauthorized"));
      } else {
        show(exchange, caller, profile.group(1).equals("me") ? caller : profile.group(1));
      }
    }
  }

  private static void show(HttpExchange exchange, String caller, String user) throws IOException {
    if (user.length() > 3) {
      send(exchange, 404, error("no such user"));
    } else if (user.length() == 3 && user.startsWith("9") && !user.equals(caller)) {
      send(exchange, 403, error("not yours to see"));
    } else {
      send(exchange, 200, profile(user));
    }
  }

  private static String caller(String authorization) {
    try {
      String token = authorization.replaceFirst("^Bearer ", "");
      return JWT.require(KEY).build().verify(token).getSubject();
    } catch (JWTVerificationException e) {
      return "";
    }
  }

  private static ObjectNode profile(String user) {
    ObjectNode profile = JsonNodeFactory.instance.objectNode();
    profile.put("id", 10_000 + Integer.parseInt(user)).putNull("avatarKey").putNull("coverKey");
    profile.put("userId", Integer.parseInt(user)).put("updatedAt", "2026-01-02T03:04:05.678Z");
    ObjectNode own = profile.putObject("user").put("name", "User " + user);
    own.put("email", "user" + user + "@example.org").put("username", "user" + user);
    own.putObject("role").put("id", 2).put("name", "User").putObject("privileges");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("profile", profile);
    return answer;
  }

  private static ObjectNode error(String sentence) {
    return JsonNodeFactory.instance.objectNode().putNull("profile").put("error", sentence);
  }

  private static void send(HttpExchange exchange, int status, ObjectNode json) throws IOException {
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
