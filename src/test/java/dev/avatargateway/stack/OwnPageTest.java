package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths of the page for people, as somebody asks for them who is no browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnPageTest {

  private static final String ADA = "4xp9fdt77pncbef59f4k1qe83o";
  private static final Map<String, String> OURS = Map.of("X-Requested-With", "XMLHttpRequest");

  private final HttpClient client = HttpClient.newHttpClient();
  private final TestGateway gateway;

  OwnPageTest(@TempDir Path data) throws IOException {
    gateway = TestGateway.start(data);
    gateway.person("Ada", "lpua", ADA, "6");
    gateway.person("Bob", "bob1", "bobyfdt77pncbef59f4k1qe83o", "7");
  }

  @AfterAll
  void close() {
    client.close();
    gateway.close();
  }

  private HttpResponse<byte[]> ask(
      String method, String path, Map<String, String> headers, byte[] body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway.url() + path))
            .method(method, BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> enter(String link) throws Exception {
    String secret = link.substring(link.indexOf("#link=") + 6);
    return ask("POST", "/me/session", OURS, secret.getBytes(StandardCharsets.US_ASCII));
  }

  private static String cookie(HttpResponse<?> entered) {
    String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private Map<String, String> session(String space, String id) throws Exception {
    return Map.of(
        "Cookie", cookie(enter(gateway.link(space, id))), "X-Requested-With", "XMLHttpRequest");
  }

  private static byte[] picture(String name) throws IOException {
    return Files.readAllBytes(Path.of("compat-specs/pictures", name));
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void theSessionOfALinkIsACookieOfThePageAlone() throws Exception {
    HttpResponse<byte[]> entered = enter(gateway.link("cloudreve", "lpua"));

    assertThat(entered.statusCode()).isEqualTo(204);
    assertThat(entered.headers().firstValue("Set-Cookie").orElseThrow())
        .matches("avatar_page=[\\w.-]+; Path=/me; Max-Age=3600; HttpOnly; SameSite=Strict");
  }

  @Test
  void aLinkLetsInOneOfManyWhoOpenItAtOnce() throws Exception {
    String link = gateway.link("cloudreve", "lpua");
    Callable<Integer> open = () -> enter(link).statusCode();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> statuses =
          many.invokeAll(List.of(open, open, open, open, open, open)).stream()
              .map(Future::resultNow)
              .toList();

      assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 401);
    }
  }

  @Test
  void neitherLinkNorSessionOpensAnotherDoorNorATokenThePage() throws Exception {
    String link = gateway.link("mattermost", ADA);
    String secret = link.substring(link.indexOf("#link=") + 6);
    String session = cookie(enter(link)).substring("avatar_page=".length());
    for (String credential : List.of(secret, session)) {
      HttpResponse<byte[]> read =
          ask(
              "GET",
              "/api/v4/users/me/image",
              Map.of("Authorization", "Bearer " + credential),
              new byte[0]);
      assertThat(read.statusCode()).isEqualTo(401);
    }
    for (String credential : List.of(secret, gateway.token("mattermost", ADA))) {
      HttpResponse<byte[]> state =
          ask("GET", "/me/state", Map.of("Cookie", "avatar_page=" + credential), new byte[0]);
      assertThat(state.statusCode()).isEqualTo(401);
    }
    assertThat(enter("#link=" + session).statusCode()).isEqualTo(401);
    assertThat(enter("#link=" + gateway.token("mattermost", ADA)).statusCode()).isEqualTo(401);
    assertThat(enter("#link=").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Other, words",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://evil.example",
    "Origin, null"
  })
  void anotherSitesPageChangesNothing(String header, String value) throws Exception {
    String cookie = session("cloudreve", "bob1").get("Cookie");
    Map<String, String> headers =
        header.equals("X-Other")
            ? Map.of("Cookie", cookie, header, value)
            : Map.of("Cookie", cookie, "X-Requested-With", "XMLHttpRequest", header, value);
    for (String change :
        List.of(
            "PUT /me/picture",
            "DELETE /me/picture",
            "PUT /me/gravatar",
            "POST /me/session",
            "DELETE /me/session",
            "PUT /me/pictures/1/worn")) {
      int space = change.indexOf(' ');
      HttpResponse<byte[]> answer =
          ask(
              change.substring(0, space),
              change.substring(space + 1),
              headers,
              picture("photo.jpg"));
      assertThat(answer.statusCode()).as(change).isEqualTo(403);
      assertThat(json(answer).path("error").textValue()).isEqualTo("not-allowed");
    }
    JsonNode state = json(ask("GET", "/me/state", Map.of("Cookie", cookie), new byte[0]));
    assertThat(state.path("shows").textValue()).isEqualTo("NOTHING");
  }

  @Test
  void aPictureIsSeenEverywhereAndIsTakenBackFromTheHistory() throws Exception {
    Map<String, String> ada = session("creatorshub", "6");
    JsonNode first = json(ask("PUT", "/me/picture", ada, picture("photo.jpg")));
    byte[] before = cloudreve();
    JsonNode second = json(ask("PUT", "/me/picture", ada, picture("other.jpg")));
    assertThat(first.path("panes").findValuesAsText("shows"))
        .containsExactly("PICTURE", "PICTURE", "PICTURE");
    assertThat(second.path("earlier")).hasSize(1);
    String earlier = second.path("earlier").path(0).path("picture").textValue();
    HttpResponse<byte[]> kept = ask("GET", earlier, ada, new byte[0]);
    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(kept.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(ask("GET", earlier, session("cloudreve", "bob1"), new byte[0]).statusCode())
        .isEqualTo(404);
    assertThat(cloudreve()).isNotEqualTo(before);

    JsonNode third = json(ask("PUT", earlier + "/worn", ada, new byte[0]));

    assertThat(third.path("earlier")).hasSize(1);
    assertThat(cloudreve()).isEqualTo(before);
    assertThat(ask("PUT", "/me/pictures/7/worn", ada, new byte[0]).statusCode()).isEqualTo(400);
    assertThat(ask("PUT", "/me/pictures/x/worn", ada, new byte[0]).statusCode()).isEqualTo(404);
    JsonNode removed = json(ask("DELETE", "/me/picture", ada, new byte[0]));
    assertThat(removed.path("panes").findValuesAsText("shows"))
        .containsExactly("NOTHING", "INITIALS", "PLACEHOLDER");
    assertThat(removed.path("earlier")).hasSize(2);
  }

  private byte[] cloudreve() throws Exception {
    return ask("GET", "/api/v4/user/avatar/lpua", Map.of(), new byte[0]).body();
  }

  @ParameterizedTest
  @CsvSource({
    "text.txt, 415, not-a-picture",
    "photo.svg, 415, not-a-picture",
    "truncated.png, 422, damaged",
    "bomb.png, 413, too-many-pixels"
  })
  void whatIsNoPictureIsRefusedInPlainWords(String file, int status, String error)
      throws Exception {
    HttpResponse<byte[]> answer =
        ask("PUT", "/me/picture", session("cloudreve", "bob1"), picture(file));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).path("error").textValue()).isEqualTo(error);
    assertThat(json(answer).path("message").textValue()).endsWith(".").doesNotContain("{");
  }

  @Test
  void aPictureThatIsTooLargeIsRefused() throws Exception {
    HttpResponse<byte[]> answer =
        ask("PUT", "/me/picture", session("cloudreve", "bob1"), new byte[(16 << 20) + 1]);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(json(answer).path("message").textValue()).contains("At most 16 MB");
  }

  @Test
  void whoWritesTooOftenIsToldWhenToTryAgain(@TempDir Path data) throws Exception {
    try (TestGateway slow = TestGateway.start(data, "--caller-writes-per-minute=1")) {
      String link = slow.link("cloudreve", "eve");
      HttpRequest enter =
          HttpRequest.newBuilder(URI.create(slow.url() + "/me/session"))
              .header("X-Requested-With", "XMLHttpRequest")
              .POST(BodyPublishers.ofString(link.substring(link.indexOf("#link=") + 6)))
              .build();
      String cookie = cookie(client.send(enter, BodyHandlers.discarding()));
      HttpRequest remove =
          HttpRequest.newBuilder(URI.create(slow.url() + "/me/picture"))
              .header("X-Requested-With", "XMLHttpRequest")
              .header("Cookie", cookie)
              .DELETE()
              .build();
      assertThat(client.send(remove, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      HttpResponse<byte[]> second = client.send(remove, BodyHandlers.ofByteArray());

      assertThat(second.statusCode()).isEqualTo(429);
      assertThat(json(second).path("error").textValue()).isEqualTo("too-often");
      assertThat(Integer.parseInt(second.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1, 60);
    }
  }

  @Test
  void thePageAllowsNothingButItself() throws Exception {
    HttpResponse<byte[]> page = ask("GET", "/me", Map.of(), new byte[0]);

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    String html = new String(page.body(), StandardCharsets.UTF_8);
    assertThat(html).doesNotContain("{{", " style=", " onclick=").contains("<h1>Your picture</h1>");
    String tag = page.headers().firstValue("ETag").orElseThrow();
    assertThat(ask("GET", "/me", Map.of("If-None-Match", tag), new byte[0]).statusCode())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cropper.esm.js", "cropper.min.css"})
  void theLibraryIsKeptForGood(String file) throws Exception {
    HttpResponse<byte[]> answer = ask("GET", "/me/cropper-1.5.6/" + file, Map.of(), new byte[0]);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control"))
        .contains("public, max-age=31536000, immutable");
  }

  @ParameterizedTest
  @CsvSource({"/me/none.js, 404", "/me/state, 401", "/me/windows/cloudreve, 401", "/me/, 308"})
  void othersAreToldInJson(String path, int status) throws Exception {
    HttpResponse<byte[]> answer = ask("GET", path, Map.of(), new byte[0]);

    assertThat(answer.statusCode()).isEqualTo(status);
    if (status != 308) {
      assertThat(json(answer).path("message").textValue()).isNotBlank();
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }
  }
}
