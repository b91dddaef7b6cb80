package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.http.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sections 3.3 and 3.6 of the list of bad input: the headers of all answers, and whose they are.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTest {

  private final TestGateway gateway;
  private final Map<String, Asked> pictures = new LinkedHashMap<>();

  /** How a picture is asked for, and what it must come as. */
  private record Asked(String path, String token, String type, boolean isPrivate) {}

  AnswersTest(@TempDir Path data) throws IOException, InterruptedException {
    gateway = TestGateway.start(data);
    Door.people(gateway);
    String hub;
    try (HttpClient client = HttpClient.newHttpClient()) {
      String token = gateway.token("creatorshub", Door.CREATORSHUB.ada);
      HttpRequest write =
          Door.CREATORSHUB
              .write(gateway.url(), Door.CREATORSHUB.ada, NumberedPicture.draw(1, "png"))
              .header("Authorization", token)
              .build();
      String url =
          new JsonMapper()
              .readTree(client.send(write, BodyHandlers.ofByteArray()).body())
              .path("avatarUrl")
              .asText();
      hub = URI.create(url).getPath();
    }
    String mattermost = gateway.token("mattermost", Door.MATTERMOST.ada);
    for (String path :
        List.of(
            "/api/v4/user/avatar/ada",
            "/api/v4/user/avatar/ada?nocache=1",
            "/user/avatar/ada",
            "/api/v3/user/avatar/ada/s",
            "/api/v3/user/avatar/ada/m",
            "/api/v3/user/avatar/ada/l")) {
      pictures.put(path, new Asked(path, "", "image/png", path.contains("nocache")));
    }
    for (String users : List.of("/api/v4/users/", "/users/")) {
      for (String picture :
          List.of(
              Door.MATTERMOST.ada + "/image",
              "me/image",
              Door.MATTERMOST.ada + "/image/default",
              Door.MATTERMOST.bob + "/image")) {
        pictures.put(users + picture, new Asked(users + picture, mattermost, "image/png", true));
      }
    }
    pictures.put(hub, new Asked(hub, "", "image/jpeg", false));
    String placeholder = "/images/user-placeholder.png";
    pictures.put(placeholder, new Asked(placeholder, "", "image/png", false));
  }

  @AfterAll
  void close() {
    gateway.close();
  }

  Stream<String> pictures() {
    return pictures.keySet().stream().map(path -> path.replaceFirst("^/\\d+/", "/VERSION/"));
  }

  private Asked asked(String name) {
    return pictures.values().stream()
        .filter(asked -> asked.path().replaceFirst("^/\\d+/", "/VERSION/").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource
  void pictures(String name) throws IOException {
    Asked asked = asked(name);
    for (String method : List.of("GET", "HEAD")) {
      for (String more : List.of("", "Range: bytes=0-9\n", "Accept: text/html\n")) {
        RawHttp.Response answer = get(method, asked.path(), asked.token(), more);
        assertThat(answer.status()).isIn(200, 206);
        assertThat(answer.header("Content-Type")).contains(asked.type());
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
            .contains("default-src 'none'; sandbox");
        assertThat(answer.header("Content-Disposition").orElse(""))
            .matches(
                "inline; filename=\"(avatar\\.png|profile\\.png|avatar\\.jpg|user-place"
                    + "holder\\.png)\"");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).contains("cross-origin");
        isDiscreet(answer);
        assertThat(answer.header("Cache-Control").orElse("").contains("private"))
            .isEqualTo(asked.isPrivate());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/readyz", "/metrics", "/nothing", "/metrics/x"})
  void theOperatorsPagesAreTextAndNothingElse(String path) throws IOException {
    int port = URI.create(gateway.managementUrl()).getPort();
    RawHttp.Response answer =
        RawHttp.exchange(port, "GET " + path + " HTTP/1.1\nHost: h\nConnection: close\n\n");
    assertThat(answer.status()).isEqualTo(path.substring(1).matches("[a-z]+") ? found(path) : 404);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("text/plain; ");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    isDiscreet(answer);
  }

  private static int found(String path) {
    return path.equals("/nothing") ? 404 : 200;
  }

  @ParameterizedTest
  @EnumSource
  void noErrorMayBeKept(Door door) throws IOException {
    String base = door.readPath("x").replaceFirst("/x(/.*)?$", "");
    for (String path :
        List.of(
            door.readPath("nobodynobodynobodynobodyno"),
            door.readPath("999999"),
            door.readPath("%00"),
            door.readPath("%zz"),
            door.readPath("a%2fb"),
            door.readPath("%2e%2e%2f"),
            base + "/nothing/at/all/here",
            "/1/userAvatars/11/avatar.jpg")) {
      for (String token : List.of("", "bad", gateway.token(door.space(), door.ada))) {
        RawHttp.Response answer = get("GET", path, token, "");
        assertThat(answer.status()).as(path).isLessThan(500);
        String kept = answer.header("Cache-Control").orElse("");
        assertThat(kept).as(path).doesNotContain("max-age", "public", "immutable");
        assertThat(answer.header("Last-Modified")).as(path).isEmpty();
        isDiscreet(answer);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatACredentialDecidesIsPrivate(Door door) throws IOException {
    if (door == Door.CLOUDREVE) {
      // Everybody sees the same picture, whoever asks.
      assertThat(get("GET", door.readPath("ada"), "", "").body())
          .isEqualTo(
              get("GET", door.readPath("ada"), gateway.token(door.space(), "bob"), "").body());
      return;
    }
    RawHttp.Response answer =
        get("GET", door.readPath(door.ada), gateway.token(door.space(), door.ada), "");
    assertThat(answer.header("Cache-Control").orElse("")).contains("private");
    if (door == Door.CREATORSHUB) {
      assertThat(answer.header("Vary")).contains("Authorization, Cookie");
    }
    String etag = answer.header("ETag").orElse("\"x\"");
    assertThat(get("GET", door.readPath(door.ada), "", "If-None-Match: " + etag + "\n").status())
        .as("the version of a picture opens nothing")
        .isEqualTo(401);
  }

  @ParameterizedTest
  @EnumSource
  void noHeaderCanBeSplit(Door door) throws IOException {
    String token = gateway.token(door.space(), door.ada);
    String evil = "%0d%0aX-Evil:%201%0d%0a%0d%0aHTTP/1.1%20200%20OK";
    for (String path :
        List.of(
            door.readPath(evil),
            door.readPath(door.ada) + "?x=" + evil,
            door.readPath(door.ada) + "/" + evil,
            door.readPath(door.ada) + "/?" + evil,
            "/" + door.readPath(door.ada) + "?" + evil,
            "/" + door.readPath(evil),
            door.readPath(door.ada) + "/?\u0001\u000b\u007f",
            "/" + door.readPath(door.ada) + "?\u0001\u000b\u007f",
            "/" + door.readPath(door.ada) + "?é\u010d\u010a",
            "/" + door.readPath("\u010d\u010aX-Evil: 1"),
            door.readPath("%c4%8d%c4%8aX-Evil:%201") + "/")) {
      isOneHarmlessAnswer(path, get("GET", path, token, ""));
    }
    for (String header :
        List.of(
            "If-None-Match: \"a\"\rX-Evil: 1",
            "If-None-Match: " + "\"a\", ".repeat(1000) + "W/\"b\"",
            "If-None-Match: *",
            "If-None-Match: \"%0d%0aX-Evil: 1\"",
            "If-Modified-Since: never\u0085X-Evil: 1",
            "Range: bytes=" + "0-0,-1,".repeat(1000) + "0-0",
            "Accept: " + "a/b,".repeat(16_000),
            "X-Request-Id: x%0d%0aX-Evil: 1",
            "X-Cr-Correlation-Id: \u010d\u010aX-Evil: 1",
            "X-Cr-Correlation-Id: {0\rX-Evil: 1}",
            "X-Forwarded-For: \u010d\u010aX-Evil: 1",
            "X-Forwarded-Host: evil.example\rX-Evil: 1",
            "Host: evil.example",
            "Cookie: MMAUTHTOKEN=\rX-Evil: 1",
            "Origin: http://x\rX-Evil: 1")) {
      isOneHarmlessAnswer(header, get("GET", door.readPath(door.ada), token, header + "\n"));
    }
  }

  private static void isOneHarmlessAnswer(String what, RawHttp.Response answer) {
    String shown = what.length() > 100 ? what.substring(0, 100) : what;
    assertThat(answer.status()).as(shown).isLessThan(500);
    assertThat(answer.headerLines())
        .as(shown)
        .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("x-evil"))
        .noneMatch(line -> line.chars().anyMatch(c -> c < ' ' && c != '\t'))
        .noneMatch(line -> line.contains("evil.example") && !line.startsWith("Location: /"));
  }

  @ParameterizedTest
  @EnumSource
  void aTargetBeyondBoundsIsRefusedInTheDialectsForm(Door door) throws IOException {
    RawHttp.Response answer = get("GET", door.readPath("x".repeat(20_000)), "", "");
    switch (door) {
      case CLOUDREVE ->
          assertThat(answer.text())
              .startsWith("{\"code\":40001,\"msg\":\"Parameter error\",\"correlation_id\"");
      case MATTERMOST -> assertThat(answer.text()).contains("\"status_code\":414");
      case CREATORSHUB ->
          assertThat(answer.text())
              .isEqualTo("{\"avatarUrl\":null,\"error\":\"The request target is too long\"}");
    }
    assertThat(answer.status())
        .isEqualTo(
            switch (door) {
              case CLOUDREVE -> 200;
              case MATTERMOST -> 414;
              case CREATORSHUB -> 400;
            });
  }

  private static void isDiscreet(RawHttp.Response answer) {
    assertThat(answer.headerLines())
        .noneMatch(line -> line.regionMatches(true, 0, "Server:", 0, 7))
        .noneMatch(line -> line.regionMatches(true, 0, "X-Powered-By:", 0, 13));
    // Mattermost ends the cookie of whoever shows a bad token.
    assertThat(answer.header("Set-Cookie").orElse("MMAUTHTOKEN=; ")).startsWith("MMAUTHTOKEN=; ");
    assertThat(answer.status() < 300 && answer.header("Set-Cookie").isPresent()).isFalse();
  }

  /** One answer, after which the connection ends: nothing was read as a second request. */
  private RawHttp.Response get(String method, String path, String token, String more)
      throws IOException {
    String credential = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\n";
    String host = more.startsWith("Host:") ? "" : "Host: h\n";
    try (RawHttp http = RawHttp.to(gateway.port())) {
      http.send(
          method + " " + path + " HTTP/1.1\n" + host + credential + more + "Connection: close\n\n");
      RawHttp.Response answer = method.equals("HEAD") ? http.readHead() : http.read();
      assertThat(http.isClosedByServer()).as("nothing follows").isTrue();
      return answer;
    }
  }
}
