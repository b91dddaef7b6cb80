package dev.avatargateway.bridge.creatorshub;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A CreatorsHub instance that keeps pictures. Its spellings can be those of an older one; users 1
 * to 9 exist, user 9 may be seen by nobody, and user 8's uploads end with a status of choice.
 */
final class StandInHub extends Dispatcher implements AutoCloseable {

  static final String TOKEN = "master";

  private static final Pattern USER = Pattern.compile("/api/public/user/([0-9]+|me)/(.*)");

  final MockWebServer server = new MockWebServer();
  final Map<String, ByteString> pictures = new ConcurrentHashMap<>();
  final Map<String, String> addresses = new ConcurrentHashMap<>();
  final Queue<String> asked = new ConcurrentLinkedQueue<>();
  List<String> paths = List.of("profile/info", "profile/avatar", "profile/updateAvatarBytes");
  int uploadStatus = 200;

  StandInHub() throws IOException {
    server.setDispatcher(this);
    server.start();
  }

  String url() {
    return server.url("/").toString();
  }

  /** Gives a user a picture, set at this time. */
  void wears(String user, long setAt, ByteString bytes) {
    String path = setAt + "/userAvatars/" + user + "/avatar.jpg";
    pictures.put(path, bytes);
    addresses.put(user, server.url("/" + path).toString());
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    asked.add(request.getMethod() + " " + path);
    @Nullable ByteString picture = pictures.get(path.substring(1));
    if (picture != null) {
      return new MockResponse.Builder().body(new Buffer().write(picture)).build();
    }
    if (!("Bearer " + TOKEN).equals(request.getHeaders().get("Authorization"))) {
      return json(401, "{\"error\":\"no\"}");
    }
    if (path.equals("/api/public/creators")) {
      return json(200, "{\"creators\":[{\"creator\":{\"userId\":5}},{\"creator\":{}}]}");
    }
    Matcher user = USER.matcher(path);
    return user.matches() && paths.contains(user.group(2))
        ? user(request, user.group(1).equals("me") ? "1" : user.group(1), user.group(2))
        : new MockResponse.Builder().code(404).body("<html>").build();
  }

  private MockResponse user(RecordedRequest request, String user, String path) {
    if (user.length() > 1) {
      return json(400, "{\"profile\":null,\"error\":\"no such user\"}");
    }
    if (user.equals("9")) {
      return json(403, "{\"error\":\"no\"}");
    }
    if (path.endsWith("Bytes")) {
      return upload(request, user);
    }
    return path.endsWith("info") ? info(user) : avatar(user);
  }

  private MockResponse upload(RecordedRequest request, String user) {
    ByteString body = request.getBody();
    if (!request.getMethod().equals("PUT") || body == null) {
      return json(405, "{}");
    }
    if (user.equals("8")) {
      return json(uploadStatus, "{\"avatarUrl\":null,\"error\":\"no\"}");
    }
    wears(user, 1_800_000_000_000L, body);
    return avatar(user);
  }

  private MockResponse info(String user) {
    String key =
        addresses.containsKey(user)
            ? "\"" + addresses.get(user).replaceFirst("^https?://[^/]*/", "") + "\""
            : "null";
    return json(
        200,
        "{\"profile\":{\"avatarKey\":%s,\"user\":{\"username\":\"u%s\",\"email\":\"u%s@example.org\"}}}"
            .formatted(key, user, user));
  }

  private MockResponse avatar(String user) {
    String placeholder = "https://store.example/images/user-placeholder.png";
    return json(200, "{\"avatarUrl\":\"" + addresses.getOrDefault(user, placeholder) + "\"}");
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  @Override
  public void close() {
    server.close();
  }
}
