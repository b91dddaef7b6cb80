package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.bridge.cloudreve.CloudreveSiteForge;
import dev.avatargateway.bridge.cloudreve.CloudreveSiteForge.Forged;
import dev.avatargateway.bridge.mattermost.MattermostForge;
import dev.avatargateway.bridge.mattermost.StandInServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everybody of a product moves in while the import is killed again and again; nothing differs then,
 * and nothing is lost on the way back. The long form has ten thousand people and twenty kills:
 *
 * <pre>
 * mvn verify -Pdeep -Dit.test=MigrationKillIT
 * </pre>
 */
final class MigrationKillIT {

  private static final int PEOPLE = Boolean.getBoolean("deep") ? 10_000 : 2_000;
  private static final String SALTED = "--cloudreve-hash-id-salt=" + CloudreveSiteForge.SALT;

  private final long seed = System.nanoTime();

  @TempDir private Path temp;

  @BeforeEach
  void tellSeed(TestReporter reporter) {
    reporter.publishEntry("seed", String.valueOf(seed));
  }

  @Test
  void aSiteOfVersion4MovesInAndBackByRowNumbers(TestReporter reporter) throws Exception {
    Forged site = CloudreveSiteForge.v4(temp.resolve("site")).users(PEOPLE).wal().forge();
    Forged bare = CloudreveSiteForge.v4(temp.resolve("bare")).users(PEOPLE).bare().forge();
    CloudreveMove move = new CloudreveMove(temp.resolve("data"), site, List.of(SALTED));
    KilledImport kills = move.kills(seed);

    move.assertImported(kills.serverLater(true));

    reporter.publishEntry("went on behind", kills.toString());
    move.assertServed();
    move.assertGoesBackTo(bare);
  }

  @Test
  void aSiteOfVersion3MovesInAndBackByHashids(TestReporter reporter) throws Exception {
    Forged site = CloudreveSiteForge.v3(temp.resolve("site")).users(PEOPLE).forge();
    Forged bare = CloudreveSiteForge.v3(temp.resolve("bare")).users(PEOPLE).bare().forge();
    CloudreveMove move = new CloudreveMove(temp.resolve("data"), site, List.of());
    KilledImport kills = move.kills(seed);

    move.assertImported(kills.serverFirst());

    reporter.publishEntry("went on behind", kills.toString());
    move.assertServed();
    move.assertGoesBackTo(bare);
  }

  @Test
  void aMattermostServersPeopleMoveInAndBack(TestReporter reporter) throws Exception {
    // More of them: few pictures are quickly brought.
    MattermostForge forge = new MattermostForge(3 * PEOPLE, 1);
    Path files = temp.resolve("files");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      String database = postgres.getJdbcUrl("postgres", "postgres");
      forge.fill(database, files);
      MattermostMove move =
          new MattermostMove(
              temp.resolve("data"), forge, List.of("--from=" + database, "--files=" + files));
      KilledImport kills = move.kills(seed);

      move.assertImported(kills.serverLater(false));

      reporter.publishEntry("went on behind", kills.toString());
      move.assertServed();
      move.assertGoesBackTo(temp.resolve("back.zip"));
    }
  }

  @Test
  void aSmallerMattermostIsDressedOverItsApi() throws Exception {
    MattermostForge forge = new MattermostForge(200, 2);
    try (StandInServer from = new StandInServer();
        StandInServer to = new StandInServer()) {
      MattermostMove move =
          new MattermostMove(
              temp.resolve("data"), forge, List.of("--from=" + from.url(), MattermostMove.TOKEN));
      move.populate(from, to);
      Files.createDirectories(temp.resolve("data"));
      assertThat(move.run("import", move.from()).exit()).isZero();
      move.assertGoesBackTo(to);
    }
  }
}
