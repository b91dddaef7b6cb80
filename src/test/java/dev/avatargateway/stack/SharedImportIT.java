package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.bridge.cloudreve.CloudreveSiteForge;
import dev.avatargateway.bridge.cloudreve.CloudreveSiteForge.Forged;
import dev.avatargateway.contract.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One site's people are brought by two processes, as they would on two machines, into one
 * PostgreSQL and one folder; one of them is killed on the way.
 */
final class SharedImportIT {

  private static final int PEOPLE = Boolean.getBoolean("deep") ? 10_000 : 2_000;

  @TempDir private Path temp;
  private final String database = PostgresServer.newDatabase();
  private Forged site;
  private List<String> flags;

  @BeforeEach
  void forge() throws Exception {
    site = CloudreveSiteForge.v4(temp.resolve("site")).users(PEOPLE).forge();
    flags =
        List.of(
            "--database-url=" + database,
            "--blobs=file:" + temp.resolve("pictures"),
            "--cloudreve-hash-id-salt=" + CloudreveSiteForge.SALT);
  }

  private BridgeProcess start(String machine) throws Exception {
    List<String> line =
        List.of(
            "import",
            "cloudreve",
            "--from=" + site.folder(),
            "--threads=2",
            "--data=" + temp.resolve(machine));
    return BridgeProcess.start(Stream.concat(line.stream(), flags.stream()).toList());
  }

  private List<Long> counts() {
    // Before the first process has made it there is no such table.
    String sql =
        """
        select count(distinct w.name) filter (where w.tally <> ''), coalesce(max(j.divided), 0)
        from journey j join worker w on w.run = j.run
        """;
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return List.of(row.getLong(1), row.getLong(2));
    } catch (SQLException e) {
      return List.of(0L, 0L);
    }
  }

  @Test
  void theOtherBringsWhatOneThatWasKilledHadTaken() throws Exception {
    try (BridgeProcess one = start("one");
        BridgeProcess other = start("other")) {
      while (counts().getFirst() < 2) {
        assertThat(one.isRunning() && other.isRunning()).as("both at work").isTrue();
        Thread.onSpinWait();
      }
      one.kill();
      assertThat(counts().getLast()).as("divided when it was killed").isLessThan(PEOPLE);

      CloudreveMove move = new CloudreveMove(temp.resolve("other"), site, flags);
      move.assertImported(other.awaitEnd());
      move.assertServed();
    }
  }

  @Test
  void bothEndAndOneOfThemTellsOfAll() throws Exception {
    try (BridgeProcess one = start("one");
        BridgeProcess other = start("other")) {
      List<Count> counts =
          List.of(
              Count.summary(one.awaitEnd().done(), "imported"),
              Count.summary(other.awaitEnd().done(), "imported"));

      long everybody = site.people().size();
      List<Long> read = counts.stream().map(count -> count.of("read")).sorted().toList();
      assertThat(read.getLast()).isEqualTo(everybody);
      assertThat(read.getFirst()).as("the other's own").isBetween(0L, everybody);
      new CloudreveMove(temp.resolve("other"), site, flags).assertServed();
    }
  }
}
