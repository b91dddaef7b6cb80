package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.avatargateway.config.ConfigException;
import dev.avatargateway.contract.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Nodes and commands on one PostgreSQL that were not given the same settings. */
class AgreementTest {

  private static final String SALT = "TheSaltOfThisSite";
  private static final String SALTED = "--cloudreve-hash-id-salt=" + SALT;
  private static final String OTHERWISE = "--cloudreve-hash-id-salt=AnotherSalt";

  @TempDir Path folder;
  private final String url = PostgresServer.newDatabase();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void end() {
    logger().detachAppender(log);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("dev.avatargateway");
  }

  private TestGateway start(String... flags) throws IOException {
    return TestGateway.start(
        folder.resolve("node"),
        Stream.concat(
                Stream.of("--database-url=" + url, "--blobs=file:" + folder.resolve("blobs")),
                Stream.of(flags))
            .toArray(String[]::new));
  }

  /** Starts another once no connection of those before is left. */
  private void restart(String... flags) throws Exception {
    Awaitility.await()
        .until(
            () ->
                PostgresServer.numbers(
                        url,
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and application_name like 'avatar%'
                        """)
                    .equals(List.of(0L)));
    start(flags).close();
  }

  private void refusesSalt(String... flags) {
    assertThatThrownBy(() -> start(flags).close())
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("--cloudreve-hash-id-salt: is not as the gateways on the database")
        .hasMessageNotContaining(SALT);
  }

  @Test
  void otherSaltOrNoneIsRefusedBesideANode() throws Exception {
    try (TestGateway one = start(SALTED)) {
      refusesSalt(OTHERWISE);
      refusesSalt();
      start(SALTED).close();
      assertThat(one.url()).isNotEmpty();
    }
  }

  @Test
  void saltIsRefusedBesideANodeWithout() throws Exception {
    try (TestGateway one = start()) {
      refusesSalt(SALTED);
      assertThat(one.url()).isNotEmpty();
    }
    restart(SALTED);
  }

  @Test
  void whenAllAreStoppedTheSaltMayChangeButNotGo() throws Exception {
    restart(SALTED);
    restart(OTHERWISE);
    refusesSalt();
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select word from agreed")) {
      while (rows.next()) {
        assertThat(rows.getString(1)).doesNotContain(SALT).doesNotContain("AnotherSalt");
      }
    }
  }

  @Test
  void otherHistoryOrMasterIsWarnedOfAndRemembered() throws Exception {
    try (TestGateway one = start("--history=9")) {
      assertThat(warnings()).isEmpty();
      start("--history=3", "--master-edge=1024").close();
      assertThat(one.url()).isNotEmpty();
    }
    assertThat(warnings())
        .anyMatch(line -> line.startsWith("--history is 3 here and was 9 at"))
        .anyMatch(line -> line.startsWith("--master-edge is 1024 here and was 512 at"))
        .hasSize(2);
    start("--history=3", "--master-edge=1024").close();
    assertThat(warnings()).hasSize(2);
  }

  private List<String> warnings() {
    return log.list.stream()
        .filter(event -> event.getLevel() == Level.WARN)
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.startsWith("--"))
        .toList();
  }

  @Test
  void commandWithAnotherSaltIsRefusedAndWithOtherHabitsWarned() throws Exception {
    start(SALTED, "--history=9").close();
    assertThat(add("Ada", OnePerson.MATTERMOST, "--history=9").refused(2))
        .startsWith("--cloudreve-hash-id-salt: ");
    assertThat(add("Ada", OnePerson.MATTERMOST, SALTED, "--history=9").err()).isEmpty();

    Jar.Outcome other = add("Bob", "b".repeat(26), SALTED, "--history=4");

    assertThat(other.exit()).isZero();
    assertThat(other.err()).contains("--history is 4 here and was 9 at");
    assertThat(add("Eve", "e".repeat(26), SALTED, "--history=9").err()).isEmpty();
  }

  private Jar.Outcome add(String name, String mattermost, String... flags) throws Exception {
    return StoreProcess.program(
        "person add",
        Stream.concat(
                Stream.of(
                    "--name=" + name,
                    "--mattermost=" + mattermost,
                    "--data=" + folder.resolve("command"),
                    "--database-url=" + url),
                Stream.of(flags))
            .toArray(String[]::new));
  }
}
