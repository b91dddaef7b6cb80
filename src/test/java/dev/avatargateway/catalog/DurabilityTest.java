package dev.avatargateway.catalog;

import static dev.avatargateway.contract.Samples.mattermost;
import static dev.avatargateway.contract.Samples.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Sitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a catalog keeps beyond its process, and what it says of a folder it cannot have. */
class DurabilityTest {

  @TempDir Path folder;

  @Test
  void reopenedCatalogHasEverything() {
    Sitter sitter;
    try (JdbiCatalog catalog = JdbiCatalog.open(folder, 5, new ManualClock())) {
      sitter = assign(catalog, "a");
    }
    try (JdbiCatalog catalog = JdbiCatalog.open(folder, 5, new ManualClock())) {
      assertThat(catalog.find(sitter.identity().owner())).contains(sitter);
      assertThat(catalog.check()).isEqualTo(Health.OK);
    }
  }

  @Test
  void everyChangeIsFoundFromTheHeader() throws IOException {
    try (JdbiCatalog catalog = JdbiCatalog.open(folder, 5, InstantSource.system())) {
      long before = -1;
      for (int i = 0; i < 10; i++) {
        catalog.add("somebody " + i, List.of());
        long after = headerVersion();
        assertThat(after).isGreaterThan(before);
        before = after;
      }
    }
  }

  /** The number of the part that H2 begins to read with. */
  private long headerVersion() throws IOException {
    try (InputStream file = Files.newInputStream(folder.resolve("catalog.mv.db"))) {
      String header = new String(file.readNBytes(512), StandardCharsets.UTF_8);
      Matcher version = Pattern.compile("version:([0-9a-f]+)").matcher(header);
      assertThat(version.find()).as(header).isTrue();
      return Long.parseLong(version.group(1), 16);
    }
  }

  @RepeatedTest(5)
  void killedProcessLosesNothingItAcknowledged() throws Exception {
    int atLeast = ThreadLocalRandom.current().nextInt(20, 400);
    Map<String, String[]> acknowledged = new HashMap<>();
    Process writer = start();
    try (BufferedReader lines = reader(writer)) {
      for (int i = 0; i < atLeast; ) {
        i += note(acknowledged, lines.readLine()) ? 1 : 0;
      }
      // The handle's kill, because the process's own one closes the pipe with what is still in it.
      writer.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        note(acknowledged, line);
      }
    }
    writer.waitFor();

    try (JdbiCatalog catalog = JdbiCatalog.open(folder, 5, InstantSource.system())) {
      acknowledged.forEach(
          (id, last) -> {
            Portrait portrait = catalog.find(mattermost(id)).orElseThrow().portrait();
            long changedAt = Long.parseLong(last[2]);
            // What was committed in the last moment and not told any more may be there too.
            assertThat(portrait.changedAt()).isGreaterThanOrEqualTo(changedAt);
            assertThat(portrait.setAt())
                .isBetween(Long.parseLong(last[1]), Long.parseLong(last[1]) + 1);
            assertThat(catalog.version(mattermost(id), changedAt))
                .contains(picture(id + "." + last[1]));
          });
      assertThat(catalog.check()).isEqualTo(Health.OK);
    }
  }

  @Test
  void folderInUseByAnotherProcessIsRefusedInOneSentence() throws Exception {
    Process writer = start();
    try (BufferedReader lines = reader(writer)) {
      assertThat(lines.readLine()).isNotNull();

      assertThatThrownBy(() -> JdbiCatalog.open(folder, 5, new ManualClock()))
          .isInstanceOf(StoreLockedException.class)
          .hasMessage("the catalog in " + folder + " is in use by another process");
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  @Test
  void damagedFileIsRefused() throws IOException {
    Files.write(folder.resolve("catalog.mv.db"), new byte[20_000]);

    assertThatThrownBy(() -> JdbiCatalog.open(folder, 5, new ManualClock()))
        .isInstanceOf(StoreException.class)
        .hasMessage("the catalog in " + folder + " cannot be opened");
  }

  @Test
  void folderThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> JdbiCatalog.open(file.resolve("data"), 5, new ManualClock()))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void folderNameCannotSetDatabaseSettings() {
    Path odd = folder.resolve("x;WRITE_DELAY=5000");

    assertThatThrownBy(() -> JdbiCatalog.open(odd, 5, new ManualClock()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("semicolon");
  }

  @Test
  void folderNameMayHoldSpacesAndLetters() {
    Path odd = folder.resolve("my data \u00e9 %20 #1");
    try (JdbiCatalog catalog = JdbiCatalog.open(odd, 5, new ManualClock())) {
      assign(catalog, "a");
    }

    assertThat(odd.resolve("catalog.mv.db")).isRegularFile();
  }

  @Test
  void catalogOfANewerProgramIsRefused() throws Exception {
    JdbiCatalog.open(folder, 5, new ManualClock()).close();
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:" + folder.resolve("catalog"));
    source.setUser("sa");
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into "flyway_schema_history"
          select 99, '99', 'later', "type", "script", 1, "installed_by", "installed_on", 1, true
          from "flyway_schema_history" where "version" = '1'
          """);
    }

    assertThatThrownBy(() -> JdbiCatalog.open(folder, 5, new ManualClock()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer version");
  }

  private static Sitter assign(JdbiCatalog catalog, String name) {
    var owner = mattermost(name);
    return catalog.assign(Identity.of(owner), Samples.wearing(name), Samples.originOf(owner), 1);
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static BufferedReader reader(Process writer) {
    return writer.inputReader(StandardCharsets.UTF_8);
  }

  /** Logging shares the writer's output. */
  private static boolean note(Map<String, String[]> acknowledged, String line) {
    String[] words = line.split(" ");
    boolean noted = words.length == 3 && words[0].startsWith("writer");
    if (noted) {
      acknowledged.put(words[0], words);
    }
    return noted;
  }
}
