package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of the machine that tests ask for their judgement, where they are. */
final class Tool {

  private Tool() {}

  static boolean promtool() {
    return isHere("promtool");
  }

  static boolean systemdAnalyze() {
    return isHere("systemd-analyze");
  }

  static boolean mandoc() {
    return isHere("mandoc");
  }

  static boolean chromium() {
    return isHere("chromium");
  }

  private static boolean isHere(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** What it said, of text that it was given; it must be content. */
  static String run(String input, String... command) throws IOException, InterruptedException {
    Path file = Files.createTempFile("tool", ".in");
    try {
      Files.writeString(file, input);
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectInput(file.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      return said.strip();
    } finally {
      Files.delete(file);
    }
  }
}
