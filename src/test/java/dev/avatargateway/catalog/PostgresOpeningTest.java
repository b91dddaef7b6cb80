package dev.avatargateway.catalog;

import static dev.avatargateway.contract.Samples.mattermost;
import static dev.avatargateway.contract.Samples.originOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.contract.PostgresServer;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.real.Line;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PostgreSQL that is opened for the first time, is not there, or goes away and comes back. */
class PostgresOpeningTest {

  private static final String PASSWORD = "S3cr3tThatNobodyMayRead";

  /** Slack for a machine that does much else. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private final Owner ada = mattermost("ada");

  private static JdbiCatalog open(String url) {
    return JdbiCatalog.postgres(address(url), 5, InstantSource.system());
  }

  private static PostgresAddress address(String url) {
    return PostgresAddress.of(url, Optional.empty(), Optional.empty());
  }

  @Test
  void nodesThatStartAtOnceMakeTheTablesOnce() throws Exception {
    String url = PostgresServer.newDatabase();
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<JdbiCatalog>> nodes = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        nodes.add(() -> open(url));
      }
      for (Future<JdbiCatalog> node : threads.invokeAll(nodes)) {
        try (JdbiCatalog catalog = node.get()) {
          assertThat(catalog.check()).isEqualTo(Health.OK);
        }
      }
    }
    var info =
        Flyway.configure()
            .dataSource(address(url).source(10))
            .locations(Schema.POSTGRES_LOCATION)
            .load()
            .info();
    assertThat(info.applied()).hasSize(Schema.POSTGRES_NEWEST);
    assertThat(info.pending()).isEmpty();
  }

  @Test
  void whatIsNotThereIsSaidInOneSentenceWithoutThePassword() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    String host = "jdbc:postgresql://localhost:";
    String login = "?user=postgres&password=" + PASSWORD;
    says(host + nobody + "/people" + login, "people on localhost:" + nobody + " cannot be reached");
    says(host + PostgresServer.port() + "/missing" + login, "does not exist");
    says(
        host + PostgresServer.port() + "/postgres?user=nobody&password=" + PASSWORD,
        "wrong user or password");
  }

  private static void says(String url, String words) {
    assertThatThrownBy(() -> open(url))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("the database ")
        .hasMessageContaining(words)
        .satisfies(
            e -> {
              StringWriter all = new StringWriter();
              e.printStackTrace(new PrintWriter(all));
              assertThat(all.toString()).doesNotContain(PASSWORD);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h:port/db?password=" + PASSWORD,
        "jdbc:postgresql://h:99999/db?password=" + PASSWORD,
        "jdbc:mysql://h/" + PASSWORD,
        "jdbc:postgresql://ada:" + PASSWORD + "@h/db",
        PASSWORD
      })
  void addressThatIsNoneIsNotRepeated(String url) {
    assertThatThrownBy(() -> address(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql://HOST/NAME")
        .hasMessageNotContaining(PASSWORD);
  }

  @Test
  void printedAddressAndWhatIsLoggedOfItHoldNoPassword() throws Exception {
    String url = PostgresServer.newDatabase() + "&password=" + PASSWORD;
    PostgresAddress address =
        PostgresAddress.of(url, Optional.of("postgres"), Optional.of(new Credential(PASSWORD)));
    assertThat(address.toString()).startsWith("the database test").doesNotContain(PASSWORD);
    try (var connection = address.source(5).getConnection()) {
      assertThat(connection.getMetaData().getURL()).doesNotContain(PASSWORD);
    }
  }

  @Test
  void serverThatNeverAnswersIsNotWaitedForAtTheStart() throws Exception {
    String url = PostgresServer.newDatabase();
    try (Line line = new Line(PostgresServer.port())) {
      line.silence();
      long begun = System.nanoTime();
      assertThatThrownBy(() -> open(url.replace(":" + PostgresServer.port(), ":" + line.port())))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot be reached");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whileItIsAwayEverythingIsRefusedSoonAndAfterwardsAllIsWell(boolean silently)
      throws Exception {
    String url = PostgresServer.newDatabase();
    try (Line line = new Line(PostgresServer.port());
        JdbiCatalog catalog = open(url.replace(":" + PostgresServer.port(), ":" + line.port()))) {
      catalog.assign(Identity.of(ada), Look.GRAVATAR, originOf(ada), 1);
      if (silently) {
        line.silence();
      } else {
        line.cut();
      }
      for (int i = 0; i < 3; i++) {
        long begun = System.nanoTime();
        assertThatThrownBy(() -> catalog.find(ada)).isInstanceOf(RefusedException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
            .isLessThan(Duration.ofSeconds(3).plus(SLACK));
      }
      assertThat(catalog.check()).isNotEqualTo(Health.OK);
      assertThatThrownBy(() -> catalog.assign(Identity.of(ada), Look.NONE, originOf(ada), 1))
          .isInstanceOf(RefusedException.class);

      line.restore();
      long begun = System.nanoTime();
      while (!catalog.check().equals(Health.OK)) {
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
            .isLessThan(Duration.ofSeconds(5).plus(SLACK));
      }
      assertThat(catalog.find(ada).orElseThrow().portrait().look()).isEqualTo(Look.GRAVATAR);
      catalog.assign(Identity.of(ada), Look.NONE, originOf(ada), 2);
    }
  }
}
