package dev.avatargateway.stack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.avatargateway.logs.JsonLines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What other servers are told of the request that they are asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TraceTest {

  private static final String ID = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "00-" + ID + "-b7ad6b7169203331-01";
  private static final String STATE = "congo=t61rcWkgMzE";

  private final MockWebServer product = new MockWebServer();
  private final HttpClient client = HttpClient.newHttpClient();
  private final TestGateway gateway;
  private int users;

  TraceTest(@TempDir Path data) throws IOException {
    product.setDispatcher(new Product());
    product.start();
    String url = product.url("/").toString();
    gateway =
        TestGateway.start(
            data,
            "--fetch-allow=127.0.0.0/8",
            "--mattermost-url=" + url,
            "--mattermost-token=administrators",
            "--mattermost-pull=true");
  }

  @BeforeEach
  void next() {
    users++;
  }

  @AfterAll
  void stop() {
    gateway.close();
    client.close();
    product.close();
  }

  /** One user behind each token, and one picture wherever else is looked. */
  private static final class Product extends Dispatcher {

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String path = request.getUrl().encodedPath();
      MockResponse.Builder answer = new MockResponse.Builder();
      if (path.startsWith("/api/v4/users/") && !path.endsWith("/image")) {
        String token = requireNonNull(request.getHeaders().get("Authorization"));
        String id =
            path.endsWith("/me") ? token.substring(token.lastIndexOf('-') + 1) : path.substring(14);
        return answer
            .addHeader("Content-Type", "application/json")
            .body(
                "{\"id\":\"%s\",\"username\":\"ada\",\"roles\":\"system_user\",\"last_picture_update\":5}"
                    .formatted(id))
            .build();
      }
      try {
        byte[] picture = Files.readAllBytes(Path.of("compat-specs/pictures/photo.png"));
        return answer
            .addHeader("Content-Type", "image/png")
            .body(new Buffer().write(picture))
            .build();
      } catch (IOException e) {
        return answer.code(500).build();
      }
    }
  }

  private String user() {
    return "user" + users + "x".repeat(21);
  }

  private void get(String... headers) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url() + "/api/v4/users/" + user() + "/image"))
            .header("Authorization", "Bearer session-" + user())
            .headers(headers)
            .build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode())
        .isEqualTo(200);
  }

  private RecordedRequest told() throws InterruptedException {
    return requireNonNull(product.takeRequest(Jar.PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  /** All that the product was asked so far. */
  private List<RecordedRequest> allTold() throws InterruptedException {
    List<RecordedRequest> all = new ArrayList<>();
    all.add(told());
    for (RecordedRequest next = product.takeRequest(0, TimeUnit.SECONDS);
        next != null;
        next = product.takeRequest(0, TimeUnit.SECONDS)) {
      all.add(next);
    }
    return all;
  }

  @Test
  void aTraceGoesOnAtTheProductThatIsAskedAboutATokenAndAPicture() throws Exception {
    try (RequestLines log = new RequestLines(new JsonLines(), Level.DEBUG)) {
      get("traceparent", PARENT, "tracestate", STATE);

      List<RecordedRequest> asked = allTold();
      assertThat(asked)
          .extracting(r -> r.getUrl().encodedPath())
          .contains("/api/v4/users/me", "/api/v4/users/" + user() + "/image");
      String first = requireNonNull(asked.getFirst().getHeaders().get("traceparent"));
      assertThat(first).startsWith("00-" + ID + "-").endsWith("-01").isNotEqualTo(PARENT);
      assertThat(asked)
          .allSatisfy(
              request -> {
                assertThat(request.getHeaders().values("traceparent")).containsExactly(first);
                assertThat(request.getHeaders().values("tracestate")).containsExactly(STATE);
              });
      assertThat(log.lines())
          .filteredOn(line -> line.contains("/image 200 answered"))
          .singleElement()
          .asString()
          .contains(
              "\"trace_id\":\"" + ID + "\"", "\"request_id\":\"" + first.substring(36, 52) + "\"");
    }
  }

  @Test
  void aBadParentIsNotPassedOn() throws Exception {
    get("traceparent", PARENT.replace("00-", "ff-"), "tracestate", STATE);

    assertThat(allTold())
        .allSatisfy(
            request -> {
              assertThat(request.getHeaders().get("traceparent"))
                  .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                  .doesNotContain(ID);
              assertThat(request.getHeaders().get("tracestate")).isNull();
            });
  }

  @Test
  void aStrangersServerIsToldTheTraceAlone() throws Exception {
    gateway.person(Map.of("name", "ada", "creatorshub", "7"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url() + "/api/public/user/me/profile/avatar"))
            .header("Authorization", gateway.token("creatorshub", "7"))
            .header("Content-Type", "application/json")
            .headers("traceparent", PARENT, "tracestate", STATE)
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    "{\"avatarUrl\":\"" + product.url("/face.png") + "\"}"))
            .build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);

    RecordedRequest fetched = told();
    assertThat(fetched.getUrl().encodedPath()).isEqualTo("/face.png");
    assertThat(fetched.getHeaders().get("traceparent")).startsWith("00-" + ID + "-");
    assertThat(fetched.getHeaders().get("tracestate")).isNull();
  }
}
