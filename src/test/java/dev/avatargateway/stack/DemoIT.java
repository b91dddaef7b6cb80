package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that {@code serve --demo} prints do what they say. */
final class DemoIT {

  private static final String PRINTS = "# prints ";

  @Test
  void pastedLinesPrintWhatIsSaid(@TempDir Path data, @TempDir Path desk) throws Exception {
    try (GatewayProcess server = GatewayProcess.serve(data, "--demo")) {
      assertLinesWork(server, desk);
      server.stop();
    }
    try (GatewayProcess again = GatewayProcess.serve(data, "--demo")) {
      assertLinesWork(again, desk);
    }
  }

  @Test
  void theyDoSoWithASalt(@TempDir Path data, @TempDir Path desk) throws Exception {
    try (GatewayProcess server =
        GatewayProcess.serve(data, "--demo", "--cloudreve-hash-id-salt=salt")) {
      assertLinesWork(server, desk);
    }
  }

  private static void assertLinesWork(GatewayProcess server, Path desk) throws Exception {
    List<String> lines = server.out().lines().toList();
    int compared = 0;
    String printed = "";
    for (String line : lines) {
      if (line.startsWith("curl ")) {
        ProcessBuilder bash = Jar.builder(List.of("bash", "-c", line), Map.of());
        printed = Jar.end(bash.directory(desk.toFile())).done();
      } else if (line.startsWith(PRINTS)) {
        assertThat(printed.strip()).matches(pattern(line.substring(PRINTS.length())));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(5);
    assertThat(desk.resolve("face.png")).isNotEmptyFile();
    assertThat(desk.resolve("mattermost.png")).isNotEmptyFile();
  }

  /** The words as they stand, {@code ...} for digits. */
  private static Pattern pattern(String words) {
    return Pattern.compile(Pattern.quote(words).replace("...", "\\E\\d+\\Q"));
  }
}
