package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code serve} over a PostgreSQL that it cannot use ends with one sentence that says why. */
class UnusableDatabaseTest {

  @TempDir Path folder;
  private final String url = PostgresServer.newDatabase();
  private final String role = "role_" + UUID.randomUUID().toString().replace("-", "");

  private String serve(String... flags) throws Exception {
    String[] all = new String[flags.length + 3];
    all[0] = "--data=" + folder.resolve("data");
    all[1] = "--port=0";
    all[2] = "--management-port=0";
    System.arraycopy(flags, 0, all, 3, flags.length);
    return StoreProcess.program("serve", all).refused(1);
  }

  private String asRole() {
    return "--database-url=" + url.replaceFirst("user=[^&]*", "user=" + role);
  }

  @Test
  void userWhoMayOnlyRead() throws Exception {
    TestGateway.start(folder.resolve("owner"), "--database-url=" + url).close();
    PostgresServer.execute(
        url,
        "create role %1$s login; grant select on all tables in schema public to %1$s"
            .formatted(role));

    assertThat(serve(asRole()))
        .startsWith("the database test")
        .endsWith("its user may not make, read and change all tables there");
  }

  @Test
  void userWhoMayReadOnlyByDefault() throws Exception {
    TestGateway.start(folder.resolve("owner"), "--database-url=" + url).close();
    PostgresServer.execute(
        url,
        "create role %1$s superuser login; alter role %1$s set default_transaction_read_only = on"
            .formatted(role));

    assertThat(serve(asRole())).endsWith("being a standby or for readers only");
  }

  @Test
  void userWhoMayMakeNoTables() throws Exception {
    PostgresServer.execute(
        url, "create role %1$s login; revoke create on schema public from public".formatted(role));

    assertThat(serve(asRole())).contains("its user may not make, read and change");
  }

  @Test
  void databaseOfOthers() throws Exception {
    PostgresServer.execute(url, "create table invoice (id integer)");

    assertThat(serve("--database-url=" + url))
        .startsWith("the database test")
        .contains("holds what is not this program's: give it an empty database of its own");
    assertThat(
            PostgresServer.numbers(
                url, "select count(*) from pg_tables where schemaname = 'public'"))
        .containsExactly(1L);
  }

  @Test
  void passwordThatIsMissingOrWrong() throws Exception {
    PostgresServer.execute(url, "create role %s login password 'Right0ne'".formatted(role));
    askForPassword();

    assertThat(serve(asRole())).contains("the user or the password is missing");
    assertThat(serve(asRole(), "--database-password=Wr0ng"))
        .contains("wrong user or password")
        .doesNotContain("Wr0ng");
  }

  /** Of this role alone: the server is that of other tests too. */
  private void askForPassword() throws Exception {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      Path rules;
      try (var row = statement.executeQuery("show hba_file")) {
        row.next();
        rules = Path.of(row.getString(1));
      }
      String before = Files.readString(rules);
      Files.writeString(rules, "host all " + role + " all scram-sha-256\n" + before);
      statement.execute("select pg_reload_conf()");
    }
  }
}
