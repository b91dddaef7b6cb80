package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The lines that {@code serve --demo} prints to be pasted. */
final class DemoLines {

  private static final String PRINTS = "# prints ";

  private DemoLines() {}

  /** Pastes them all and compares what they print with what is said beside them. */
  static void assertWork(List<String> lines, Path desk) throws Exception {
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
