package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands, in their order, in a copy of what a clone holds. */
final class ReadmeIT {

  private static final List<String> TOP = List.of("pom.xml", "README.md", "compat-specs", "src");

  @Test
  void commandsDoWhatIsSaid(@TempDir Path clone) throws Exception {
    for (String name : TOP) {
      copy(Path.of(name), clone.resolve(name));
    }
    copy(Path.of("compat-specs/pictures/photo.jpg"), clone.resolve("face.jpg"));
    List<ReadmeBlock> blocks = ReadmeBlock.of(Path.of("README.md"), "sh");
    assertThat(blocks)
        .extracting(ReadmeBlock::kind)
        .containsExactly("demo", "test", "jar", "cli", "cli", "serving", "cli", "backup");

    Map<String, String> environment = new HashMap<>();
    environment.put("GATEWAY_PORT", "0");
    environment.put("GATEWAY_MANAGEMENT_PORT", "0");
    Shell shell = new Shell(clone, environment);

    try (Shell.Server demo = shell.serve(blocks.get(0).lines().getFirst())) {
      DemoLines.assertWork(demo.out(), clone);
    }
    delete(clone.resolve("data"));
    List<String> jar = blocks.get(2).lines();
    shell.run(jar.getFirst());
    try (Shell.Server server = shell.serve(jar.getLast())) {
      shell.run(blocks.get(3).lines().getFirst());
      String token = shell.run(blocks.get(4).lines().getFirst()).strip().lines().toList().getLast();
      environment.put("TOKEN", token);
      assertServing(shell, blocks.get(5).lines(), server.url(), clone);
      for (String line : blocks.get(6).lines()) {
        assertThat(shell.run(line)).isNotBlank();
      }
    }
    shell.run(blocks.get(7).lines().getFirst());
    assertThat(clone.resolve("data.copy/catalog.mv.db")).isNotEmptyFile();
  }

  private static void assertServing(Shell shell, List<String> lines, String url, Path clone)
      throws Exception {
    String picture = "\\{\"avatarUrl\":\"" + url + "/[0-9]+/userAvatars/7/avatar.jpg\"\\}";
    List<String> answers =
        List.of("\\{\"code\":0,\"msg\":\"\"\\}", "\\{\"status\":\"OK\"\\}", picture, picture, "");
    assertThat(lines).hasSameSizeAs(answers);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("http://127.0.0.1:8080", url);
      assertThat(shell.run(line).strip()).as(line).matches(answers.get(i));
    }
    assertThat(Files.readAllBytes(clone.resolve("seen.png"))).startsWith(0x89, 'P', 'N', 'G');
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(f -> !f.toString().contains("node_modules")).toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()).normalize());
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }
}
