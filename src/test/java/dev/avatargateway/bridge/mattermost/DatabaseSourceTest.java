package dev.avatargateway.bridge.mattermost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.contract.SourceContract;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSourceTest implements SourceContract {

  private static final MattermostForge FORGE = new MattermostForge(1207, 4);

  private static @TempDir Path folder;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void forge() throws Exception {
    Path readable = Files.createTempDirectory("hba");
    readable.toFile().setExecutable(true, false);
    Path access = readable.resolve("pg_hba.conf");
    Files.writeString(
        access, "host all locked all scram-sha-256\nhost all all all trust\nlocal all all trust\n");
    access.toFile().setReadable(true, false);
    postgres = EmbeddedPostgres.builder().setServerConfig("hba_file", access.toString()).start();
    execute("postgres", "CREATE DATABASE site");
    execute("postgres", "CREATE ROLE locked LOGIN PASSWORD 'right'");
    FORGE.fill(jdbc("site"), folder);
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static String jdbc(String database) {
    return postgres.getJdbcUrl("postgres", database);
  }

  private static void execute(String database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbc(database));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static MattermostSources.Settings files(Path files) {
    return new MattermostSources.Settings(
        Optional.of(files.toString()),
        S3Place.Access.USUAL,
        Optional.empty(),
        _ -> Optional.empty());
  }

  private static Source open(String from) {
    return MattermostSources.open(from, files(folder), Reads.IMAGING);
  }

  @Override
  public Source source() {
    return open(jdbc("site"));
  }

  @Test
  void everybodyShowsWhatTheyShowThere() throws IOException {
    Map<String, String> expected = new HashMap<>();
    FORGE
        .citizens()
        .forEach(
            one ->
                expected.put(
                    one.id(),
                    (one.trap() == MattermostForge.Trap.LOST
                            ? "lost"
                            : one.picture().map(Reads::picture).orElse("nothing"))
                        + " at "
                        + one.setAt()));
    Map<String, String> found = new HashMap<>();
    try (Source source = source()) {
      for (Listing listing : Reads.all(source)) {
        found.put(listing.position(), Reads.summary(listing));
      }
    }
    assertThat(found).isEqualTo(expected);
    assertThat(FORGE.counts()).containsEntry(MattermostForge.Trap.LOST, 60);
  }

  @Test
  void tellsUserNameAndAddress() throws IOException {
    MattermostForge.Citizen one = FORGE.citizen(7);
    try (Source source = source()) {
      assertThat(Reads.all(source))
          .filteredOn(listing -> listing.position().equals(one.id()))
          .singleElement()
          .satisfies(
              listing -> {
                assertThat(listing.label()).isEqualTo("user " + one.id());
                assertThat(listing.identity())
                    .contains(MattermostUser.identity(one.id(), one.username(), one.email()));
              });
    }
  }

  @Test
  void readsByTheServersOwnForms() throws IOException {
    String own =
        "postgres://postgres:any@localhost:"
            + postgres.getPort()
            + "/site?sslmode=disable&connect_timeout=10&binary_parameters=yes";
    try (Source source = open(own)) {
      assertThat(source.count()).isEqualTo(1207);
      assertThat(source.name()).contains("/site").doesNotContain("any@");
    }
    Path config = Files.createDirectories(folder.resolve("config")).resolve("config.json");
    Files.writeString(
        config,
        """
        {"SqlSettings": {"DriverName": "postgres", "DataSource": "%s"},
         "FileSettings": {"DriverName": "local", "Directory": "./"}}
        """
            .formatted(own));
    try (Source source =
        MattermostSources.open(config.toString(), MattermostSources.Settings.NONE, Reads.IMAGING)) {
      assertThat(source.count()).isEqualTo(1207);
      assertThat(source.name()).contains(folder.toString());
    }
  }

  @Test
  void diskThatWasTakenAwayHasNotLostSinglePictures() throws IOException {
    Path files = Files.createTempDirectory(folder, "away");
    Path users = Files.createDirectory(files.resolve("users"));
    FolderFiles away = new FolderFiles(files);
    assertThatThrownBy(() -> away.picture("y".repeat(26)).open())
        .isInstanceOf(NoSuchFileException.class);
    Files.delete(users);
    assertThatThrownBy(() -> away.picture("y".repeat(26)).open())
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("is gone");
  }

  @Test
  void strangeIdsFail() throws Exception {
    execute("postgres", "CREATE DATABASE strange");
    new MattermostForge(3, 1).fill(jdbc("strange"), Files.createTempDirectory(folder, "strange"));
    execute("strange", "UPDATE users SET id = '../../etc/passwd' WHERE username = 'user0'");
    try (Source source = open(jdbc("strange"))) {
      assertThat(Reads.all(source))
          .filteredOn(listing -> listing.identity().isEmpty())
          .singleElement()
          .satisfies(
              one ->
                  assertThat(Reads.summary(one))
                      .isEqualTo("failed: the id is none of Mattermost's"));
    }
  }

  /** A view that writes when it is read. */
  @Test
  void sessionIsReadOnly() throws Exception {
    execute("postgres", "CREATE DATABASE writing");
    execute("writing", "CREATE SEQUENCE reads");
    execute(
        "writing",
        "CREATE FUNCTION touch() RETURNS text LANGUAGE sql VOLATILE AS 'SELECT"
            + " nextval(''reads'')::text'");
    execute(
        "writing",
        "CREATE VIEW users AS SELECT touch() AS id, '' AS username, '' AS email,"
            + " 0::bigint AS lastpictureupdate");
    assertComplaint(() -> open(jdbc("writing")), "SQLSTATE 25006");
  }

  @Test
  void saysWhatIsWrongInOneSentence() throws Exception {
    execute("postgres", "CREATE DATABASE bare");
    assertComplaint(
        () -> open(jdbc("bare")), "no database of Mattermost, as it has no table Users");
    execute("bare", "CREATE TABLE users (id text, username text, email text)");
    assertComplaint(() -> open(jdbc("bare")), "lacks a column");
    assertComplaint(() -> open(jdbc("nowhere")), "there is no such database");
    int port = postgres.getPort();
    assertComplaint(
        () -> open("jdbc:postgresql://localhost:" + port + "/site?user=locked&password=sEcret"),
        "the user name or password is wrong");
    assertComplaint(
        () -> open("postgres://locked:sEcret@localhost:" + port + "/site"),
        "the user name or password is wrong");
    assertComplaint(
        () -> open("postgres://locked:right@localhost:" + port + "/site"),
        "the user may not read the table Users");
    int free = freePort();
    assertComplaint(
        () -> open("postgres://locked:sEcret@localhost:" + free + "/site"),
        "the database cannot be reached");
    assertComplaint(() -> open("jdbc:oracle:thin:x/sEcret@host"), "not a database Mattermost uses");
    assertComplaint(() -> open("mysql//locked:sEcret@host"), "no such file");
    assertComplaint(() -> open(folder.toString()), "a folder has no list of people");
    assertComplaint(
        () -> MattermostSources.open(jdbc("site"), files(folder.resolve("users")), Reads.IMAGING),
        "it has no folder users");
    assertComplaint(
        () -> MattermostSources.open(jdbc("site"), files(folder.resolve("x")), Reads.IMAGING),
        "there is no folder");
    assertComplaint(
        () -> MattermostSources.open(jdbc("site"), MattermostSources.Settings.NONE, Reads.IMAGING),
        "the database holds no pictures");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void assertComplaint(ThrowingCallable opening, String words) {
    assertThatThrownBy(opening)
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining(words)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sEcret").doesNotContain("\n"))
        .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("sEcret"));
  }
}
