package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes starts quick: a cache that Java writes in a rehearsal. */
final class QuickStartIT {

  private static final Path CACHE = Path.of("target", "avatar-gateway.aot").toAbsolutePath();

  private static final Pattern WRITTEN = Pattern.compile("-XX:AOTCacheOutput=(\\S+)");
  private static final Pattern READ = Pattern.compile("-XX:AOTCache=([^\\s\"]+)");

  @Test
  void theJarStartsOutOfTheCacheThatTheBuildMade() throws Exception {
    // With this mode a cache that does not fit the program or the Java ends it.
    String options = "-XX:AOTMode=on -XX:AOTCache=" + CACHE;

    Jar.Outcome outcome = Jar.run(Map.of("JDK_JAVA_OPTIONS", options), "rehearse");

    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err().strip().lines())
        .containsExactly("NOTE: Picked up JDK_JAVA_OPTIONS: " + options);
  }

  @Test
  void theCommandOfTheReadmeMakesACache(@TempDir Path folder) throws Exception {
    Files.createSymbolicLink(
        folder.resolve("avatar-gateway.jar"),
        Path.of("target", "avatar-gateway.jar").toAbsolutePath());
    String command = ReadmeBlock.text("sh", "quick").replace("/opt/", folder + "/");

    new Shell(folder, Map.of()).run(command);

    assertThat(folder.resolve("avatar-gateway.aot")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile", "README.md"})
  void whatIsReadIsWhatWasWritten(String file) throws IOException {
    String text = Files.readString(Path.of(file));
    assertThat(all(READ, text)).isNotEmpty().hasSameElementsAs(all(WRITTEN, text));
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(r -> r.group(1)).toList();
  }
}
