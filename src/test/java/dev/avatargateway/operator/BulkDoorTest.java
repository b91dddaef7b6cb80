package dev.avatargateway.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.contract.BulkContract;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.contract.NamesakesContract;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Catalog;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.People;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.http.Management;
import dev.avatargateway.http.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bulk catalog over HTTP, beside a server with its store in a file. */
class BulkDoorTest implements BulkContract, NamesakesContract {

  private static final Credential ADMIN = new Credential("admin");

  @TempDir Path folder;

  private final ManualClock clock = new ManualClock();
  private JdbiCatalog catalog;
  private Management management;
  private BulkClient bulk;

  @BeforeEach
  void open() throws IOException {
    catalog = JdbiCatalog.open(folder, 5, clock);
    management = start(0);
    bulk = client(management.port(), Duration.ofSeconds(60));
  }

  @AfterEach
  void close() {
    bulk.close();
    management.close();
    catalog.close();
  }

  private Management start(int port) throws IOException {
    return Management.start(
        ServerSettings.on("127.0.0.1", port),
        Map::of,
        List.of(new BulkRoutes(catalog.bulk(), (credential, _) -> ADMIN.equals(credential))));
  }

  private static BulkClient client(int port, Duration patience) {
    return new BulkClient(URI.create("http://127.0.0.1:" + port), () -> ADMIN, patience);
  }

  private HttpResponse<String> send(String path, String credential, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + management.port()).resolve("/bulk/" + path))
              .header("Authorization", credential)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Override
  public Bulk bulk() {
    return bulk;
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public People people() {
    return catalog;
  }

  @Override
  public ManualClock clock() {
    return clock;
  }

  @Test
  void onlyAnAdministratorsTokenOpensTheDoor() throws Exception {
    for (String credential : List.of("Bearer user", "Bearer ", "admin", "x")) {
      assertThat(send("count", credential, "{\"space\":\"x\"}").statusCode()).isEqualTo(401);
    }
    assertThat(send("count", "Bearer admin", "{\"space\":\"x\"}").body()).isEqualTo("0");
    assertThat(send("nothing", "Bearer admin", "{}").statusCode()).isEqualTo(404);
    assertThat(send("find", "Bearer admin", " ".repeat((8 << 20) + 1)).statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "count|``",
        "count|null",
        "count|[]",
        "count|{}",
        "count|{",
        "count|{\"space\":null}",
        "count|{\"space\":\"No Space\"}",
        "count|{\"space\":\"x\",\"more\":1}",
        "count|{\"space\":\"x\"} {}",
        "find|{\"owners\":[null]}",
        "find|{\"owners\":[{\"space\":\"x\",\"id\":\"\"}]}",
        "page|{\"space\":\"x\",\"after\":\"\"}",
        "page|{\"space\":\"x\",\"after\":\"\",\"limit\":257}",
        "page|{\"space\":\"x\",\"after\":null,\"limit\":1}",
        "commit|{\"arrivals\":[],\"origin\":null,\"milestone\":null}",
        "namesakes|{\"spaces\":[null],\"after\":\"\",\"limit\":1}",
        "link|{\"pairs\":[{\"one\":{\"space\":\"x\",\"id\":\"1\"}}]}"
      })
  void bodyThatIsNoCallIsRefusedInOneLine(String path, String body) throws Exception {
    HttpResponse<String> response = send(path, "Bearer admin", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isNotBlank().doesNotContain("\n", "Exception", "dev.avatargateway");
  }

  @Test
  void restartedServerIsWaitedFor() throws Exception {
    int port = management.port();
    bulk.commit(List.of(), BulkContract.IMPORT, new Milestone("j", "1", ""));
    management.close();
    catalog.close();
    Thread asking =
        Thread.ofPlatform()
            .start(() -> bulk.commit(List.of(), BulkContract.IMPORT, new Milestone("j", "2", "")));
    while (asking.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    catalog = JdbiCatalog.open(folder, 5, clock);
    management = start(port);
    asking.join();

    assertThat(bulk.milestone("j")).contains(new Milestone("j", "2", ""));
  }

  @Test
  void lostAnswersAndBusyServersAreAskedAgain() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
      server.enqueue(
          new MockResponse.Builder().onRequestBody(new SocketEffect.CloseSocket()).build());
      server.enqueue(new MockResponse.Builder().code(503).build());
      server.enqueue(
          new MockResponse.Builder().addHeader(AdministratorDoor.MARK, "desk").body("12").build());
      try (BulkClient client = client(server.getPort(), Duration.ofSeconds(60))) {
        assertThat(client.count(Samples.MATTERMOST)).isEqualTo(12);
      }
      assertThat(server.getRequestCount()).isEqualTo(3);
    }
  }

  @Test
  void serverThatStaysAwayIsGivenUpInOneSentence() {
    management.close();
    try (BulkClient client = client(management.port(), Duration.ofMillis(200))) {
      RefusedException refused =
          catchThrowableOfType(RefusedException.class, () -> client.count(Samples.MATTERMOST));
      assertThat(refused.refusal()).isEqualTo(new Refusal.StorageUnavailable());
      assertThat(refused.getCause())
          .isInstanceOf(PeopleException.class)
          .hasMessageContaining("did not answer");
    }
  }

  @Test
  void whatIsNotThisFoldersServerIsToldAtOnce() throws Exception {
    URI url = URI.create("http://127.0.0.1:" + management.port());
    try (BulkClient stranger = new BulkClient(url, () -> new Credential("of another secret"))) {
      assertThat(
              catchThrowableOfType(PeopleException.class, () -> stranger.count(Samples.MATTERMOST)))
          .hasMessageContaining("secret of another folder");
    }
    try (MockWebServer other = new MockWebServer()) {
      other.start(InetAddress.ofLiteral("127.0.0.1"), 0);
      other.enqueue(new MockResponse.Builder().body("<h1>It works</h1>").build());
      try (BulkClient client = client(other.getPort(), Duration.ofSeconds(60))) {
        assertThat(
                catchThrowableOfType(PeopleException.class, () -> client.count(Samples.MATTERMOST)))
            .hasMessageContaining("another program answers");
      }
    }
  }
}
