package dev.avatargateway.bridge.cloudreve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.bridge.cloudreve.CloudreveSiteForge.Forged;
import dev.avatargateway.contract.SourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites with SQLite, read. */
class CloudreveSourceTest implements SourceContract {

  private static final int USERS = 2_300;

  @TempDir private Path temp;

  private CloudreveSiteForge site(Edition edition) {
    return edition == Edition.V4
        ? CloudreveSiteForge.v4(temp.resolve("site/data"))
        : CloudreveSiteForge.v3(temp.resolve("site"));
  }

  @Override
  public Source source() throws IOException {
    try {
      Forged site = site(Edition.V4).users(300).forge();
      return CloudreveSource.open(site.folder().toString(), Optional.empty(), Reader::row);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void sql(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Connection open(Forged site) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + site.folder().resolve("cloudreve.db"));
  }

  private static void change(Forged site, String... statements) throws SQLException {
    try (Connection connection = open(site)) {
      sql(connection, statements);
    }
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void everyTrapIsReadAsTheSiteShowsIt(Edition edition) throws Exception {
    Forged site = site(edition).users(USERS).forge();
    assertThat(site.fates()).containsOnlyKeys(Fate.values());
    Reader.assertShows(Reader.read(site.folder().toString()), site.people());
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void readingLeavesNoTrace(Edition edition) throws Exception {
    Forged site = site(edition).users(300).forge();
    Map<String, String> before = Fingerprint.of(temp.resolve("site"));
    Reader.assertShows(Reader.read(site.folder().toString()), site.people());
    assertThat(Fingerprint.of(temp.resolve("site"))).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsAFolderThatCannotBeWritten(boolean wal) throws Exception {
    CloudreveSiteForge forge = site(Edition.V4).users(200);
    Forged site = (wal ? forge.wal() : forge).forge();
    Files.setPosixFilePermissions(site.folder(), PosixFilePermissions.fromString("r-xr-xr-x"));
    Map<String, String> before = Fingerprint.of(temp.resolve("site"));
    Reader.assertShows(Reader.read(site.folder().toString()), site.people());
    assertThat(Fingerprint.of(temp.resolve("site"))).isEqualTo(before);
    Files.setPosixFilePermissions(site.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void seesWhatARunningSiteHasCommittedToItsLogOnly() throws Exception {
    Forged site = site(Edition.V4).users(200).wal().forge();
    try (Connection running = open(site)) {
      sql(
          running,
          "PRAGMA wal_autocheckpoint = 0",
          "UPDATE users SET email = 'late@example.org' WHERE id = 1",
          "UPDATE users SET deleted_at = NULL, status = 'active', avatar = '' WHERE id = 1");
      assertThat(site.folder().resolve("cloudreve.db-wal")).isNotEmptyFile();
      Map<String, String> before = Fingerprint.of(temp.resolve("site"));
      Listing first = Reader.read(site.folder().toString()).getFirst();
      assertThat(first.identity().orElseThrow().email()).isEqualTo("late@example.org");
      assertThat(Fingerprint.of(temp.resolve("site"))).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-wal", "-journal"})
  void seesWhatACrashLeftBehind(String suffix) throws Exception {
    CloudreveSiteForge forge = site(Edition.V4).users(200);
    Forged site = (suffix.equals("-wal") ? forge.wal() : forge).forge();
    change(site, "UPDATE users SET deleted_at = NULL, email = 'old' WHERE id = 1");
    Path crashed = temp.resolve("crashed");
    Files.createDirectories(crashed);
    Files.copy(site.folder().resolve("conf.ini"), crashed.resolve("conf.ini"));
    try (Connection running = open(site)) {
      sql(
          running,
          "PRAGMA wal_autocheckpoint = 0",
          "PRAGMA cache_size = 1",
          "BEGIN",
          "UPDATE users SET nick = 'spilled to the disk'",
          "UPDATE users SET email = 'new' WHERE id = 1");
      if (suffix.equals("-wal")) {
        sql(running, "COMMIT");
      }
      for (String part : List.of("", suffix)) {
        Files.copy(
            site.folder().resolve("cloudreve.db" + part), crashed.resolve("cloudreve.db" + part));
      }
    }
    Map<String, String> before = Fingerprint.of(crashed);
    assertThat(Reader.read(crashed.toString()).getFirst().identity().orElseThrow().email())
        .isEqualTo(suffix.equals("-wal") ? "new" : "old");
    assertThat(Fingerprint.of(crashed)).isEqualTo(before);
  }

  @Test
  void aRunningSiteCanWriteWhileItIsRead() throws Exception {
    Forged site = site(Edition.V4).users(USERS).forge();
    try (Source source =
            CloudreveSource.open(site.folder().toString(), Optional.empty(), Reader::row);
        Stream<Listing> listings = source.listings("")) {
      var iterator = listings.iterator();
      assertThat(iterator.next().position()).isEqualTo("1");
      change(site, "UPDATE users SET email = 'late' || id, deleted_at = NULL");
      Listing last = iterator.next();
      while (iterator.hasNext()) {
        last = iterator.next();
      }
      assertThat(last.identity().orElseThrow().email()).startsWith("late");
    }
  }

  @Test
  void goesOnWhereAPageBeginsAndEnds() throws Exception {
    Forged site = site(Edition.V4).users(USERS).forge();
    try (Source source =
        CloudreveSource.open(site.folder().toString(), Optional.empty(), Reader::row)) {
      List<String> all = Reader.read(source).stream().map(Listing::position).toList();
      assertThat(source.count()).isEqualTo(all.size());
      for (int i : new int[] {0, 998, 999, 1000, 1001, all.size() - 2, all.size() - 1}) {
        try (Stream<Listing> rest = source.listings(all.get(i))) {
          assertThat(rest.map(Listing::position).toList())
              .isEqualTo(all.subList(i + 1, all.size()));
        }
      }
      assertThatThrownBy(() -> source.listings("user 7")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void theProgramFolderOfVersion4IsTakenForItsDataFolder() throws Exception {
    Forged site = site(Edition.V4).users(100).forge();
    Reader.assertShows(Reader.read(temp.resolve("site").toString()), site.people());
  }

  @Test
  void aDatabaseAndItsPicturesCanBeNamedApart() throws Exception {
    Forged site = site(Edition.V3).users(100).forge();
    for (String scheme : List.of("sqlite:", "jdbc:sqlite:")) {
      try (Source source =
          CloudreveSource.open(
              scheme + site.folder().resolve("cloudreve.db"),
              Optional.of(site.folder()),
              Reader::row)) {
        Reader.assertShows(Reader.read(source), site.people());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"uploads/faces", "avatar/../avatar", "."})
  void relativePicturePathsAreTheSites(String path) throws Exception {
    Files.createDirectories(temp.resolve("site/data/avatar"));
    Forged site = site(Edition.V4).users(100).avatarPath(path).forge();
    Reader.assertShows(Reader.read(site.folder().toString()), site.people());
  }

  @Test
  void absolutePicturePathsAreFollowed() throws Exception {
    Forged site =
        site(Edition.V3).users(100).avatarPath(temp.resolve("elsewhere").toString()).forge();
    Reader.assertShows(Reader.read(site.folder().toString()), site.people());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere/avatar", "old/faces"})
  void picturesAreFoundWhereTheSitesOwnMigrationPutThem(String carriedOver) throws Exception {
    Forged site = site(Edition.V4).users(100).forge();
    change(site, "UPDATE settings SET value = '" + carriedOver + "' WHERE name = 'avatar_path'");
    Reader.assertShows(Reader.read(site.folder().toString()), site.people());
  }

  @Test
  void aPictureThatIsNoFileIsMissing() throws Exception {
    Forged site = site(Edition.V4).users(100).forge();
    change(site, "UPDATE users SET avatar = 'file', deleted_at = NULL WHERE id = 1");
    Path picture = site.folder().resolve("avatar/avatar_1.png");
    Files.deleteIfExists(site.folder().resolve("avatar/avatar_1_2.png"));
    Files.deleteIfExists(picture);
    Files.createSymbolicLink(picture, Path.of("/dev/zero"));
    assertThat(Reader.read(site.folder().toString()).getFirst().content())
        .isEqualTo(new Listing.Skipped("its file is missing there"));
  }

  @Test
  void settingsThatWereDeletedDoNotCount() throws Exception {
    Forged site = site(Edition.V4).users(100).forge();
    change(site, "UPDATE settings SET deleted_at = '2026' WHERE name = 'hash_id_salt'");
    assertThatThrownBy(() -> Reader.read(site.folder().toString()))
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining("no setting hash_id_salt");
  }

  @Test
  void aSaltThatIsNotTheGatewaysIsSaidBeforeAnythingIsRead() throws Exception {
    Forged site = site(Edition.V4).users(100).forge();
    assertThatThrownBy(
            () ->
                CloudreveSource.open(
                    site.folder().toString(),
                    Optional.empty(),
                    (salt, row) -> {
                      throw new BridgeException("the salts differ");
                    }))
        .isInstanceOf(BridgeException.class)
        .hasMessage("the salts differ");
  }

  @Test
  void theSameNameEachTime() throws Exception {
    Forged site = site(Edition.V4).users(100).forge();
    try (Source source =
        CloudreveSource.open(site.folder() + "/../data/", Optional.empty(), Reader::row)) {
      assertThat(source.name()).isEqualTo(site.folder().toString());
      assertThat(source.spaces()).containsExactly(Reader.CLOUDREVE);
    }
  }
}
