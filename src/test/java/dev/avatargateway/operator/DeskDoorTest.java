package dev.avatargateway.operator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Space;
import dev.avatargateway.http.Management;
import dev.avatargateway.http.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk over HTTP: its door, its client, and what else may answer there. */
class DeskDoorTest {

  private static final Credential ADMIN = new Credential("admin");
  private static final Wish ADD = new Wish("add", Map.of("name", "Ann", "cloudreve", "a"));

  private final JdbiCatalog catalog = JdbiCatalog.inMemory(5, new ManualClock());
  private Management management;
  private URI url;

  @BeforeEach
  void open() throws IOException {
    Desk desk = new Desk(catalog, catalog.outbox(), (space, id) -> new Owner(new Space(space), id));
    management =
        Management.start(
            ServerSettings.on("127.0.0.1", 0),
            Map::of,
            List.of(new DeskRoutes(desk, (credential, _) -> ADMIN.equals(credential))));
    url = URI.create("http://127.0.0.1:" + management.port());
  }

  @AfterEach
  void close() {
    management.close();
    catalog.close();
  }

  private HttpResponse<String> send(String method, String credential, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(url.resolve("/people"))
              .header("Authorization", credential)
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private String complaint(URI where, Credential credential) {
    return String.valueOf(
        catchThrowableOfType(
                PeopleException.class, () -> new DeskClient(where, credential).carryOut(ADD))
            .getMessage());
  }

  private static void assertOneLine(String text) {
    assertThat(text).isNotBlank().doesNotContain("\n", "Exception", "[]", "dev.avatargateway");
  }

  @Test
  void clientGetsWhatTheDeskSays() throws Exception {
    String key = new DeskClient(url, ADMIN).carryOut(ADD).orElseThrow();
    assertThat(new DeskClient(url, ADMIN).carryOut(new Wish("show", Map.of("who", key))))
        .contains(key + "  Ann\ncloudreve:a\nshows nothing");
    assertThat(complaint(url, ADMIN)).contains("cloudreve:a");
  }

  @Test
  void onlyAnAdministratorsTokenOpensTheDoor() throws Exception {
    String body = "{\"verb\":\"show\",\"arguments\":{\"who\":\"cloudreve:a\"}}";
    for (String credential : List.of("Bearer user", "Bearer ", "admin", "Basic admin", "x")) {
      HttpResponse<String> response = send("POST", credential, body);
      assertThat(response.statusCode()).as(credential).isEqualTo(401);
      assertOneLine(response.body());
    }
    assertThat(send("POST", "Bearer admin", body).statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{",
        "{}",
        "{\"verb\":\"show\"}",
        "{\"verb\":null,\"arguments\":{}}",
        "{\"verb\":\"show\",\"arguments\":{\"who\":null}}",
        "{\"verb\":\"show\",\"arguments\":{\"who\":{}}}",
        "{\"verb\":\"show\",\"arguments\":{},\"x\":1}"
      })
  void bodyThatIsNoCommandIsRefused(String body) throws Exception {
    HttpResponse<String> response = send("POST", "Bearer admin", body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertOneLine(response.body());
  }

  @Test
  void unknownCommandsAndLongBodiesAreRefused() throws Exception {
    HttpResponse<String> unknown =
        send("POST", "Bearer admin", "{\"verb\":\"dance\",\"arguments\":{}}");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).isEqualTo("no such command: dance");
    assertThat(send("POST", "Bearer admin", " ".repeat(65537)).statusCode()).isEqualTo(413);
    assertThat(send("GET", "Bearer admin", "").statusCode()).isEqualTo(404);
  }

  @Test
  void storeThatIsClosedIsSaidInWords() throws Exception {
    catalog.close();
    HttpResponse<String> response =
        send("POST", "Bearer admin", "{\"verb\":\"show\",\"arguments\":{\"who\":\"cloudreve:a\"}}");
    assertThat(response.statusCode()).isEqualTo(503);
    assertOneLine(response.body());
  }

  @Test
  void whereNobodyListensTheAnswerIsEmpty() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      free = socket.getLocalPort();
    }
    assertThat(new DeskClient(URI.create("http://127.0.0.1:" + free), ADMIN).carryOut(ADD))
        .isEmpty();
  }

  @Test
  void serverOfAnotherFolderIsTold() {
    String complaint = complaint(url, new Credential("of another secret"));
    assertThat(complaint).contains("secret of another folder", "management.url");
    assertOneLine(complaint);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 401, 404, 422, 500})
  void anotherProgramsAnswerIsNotTakenForOurs(int status) throws IOException {
    try (MockWebServer other = new MockWebServer()) {
      other.start(InetAddress.ofLiteral("127.0.0.1"), 0);
      other.enqueue(
          new MockResponse.Builder().code(status).body("<html>\n<h1>It works</h1>").build());
      String complaint = complaint(URI.create("http://127.0.0.1:" + other.getPort()), ADMIN);
      assertThat(complaint).startsWith("another program answers").contains("management.url");
      assertOneLine(complaint);
    }
  }

  @Test
  void whatSpeaksNoHttpIsNotTakenForOurs() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread greeter =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var line = other.accept()) {
                      line.getOutputStream()
                          .write("220 mail.example.org ESMTP\r\n".getBytes(US_ASCII));
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  });
      String complaint = complaint(URI.create("http://127.0.0.1:" + other.getLocalPort()), ADMIN);
      assertThat(complaint).contains("management.url");
      assertOneLine(complaint);
      greeter.join();
    }
  }
}
