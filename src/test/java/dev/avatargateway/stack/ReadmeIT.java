package dev.avatargateway.stack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands, in their order, in a copy of what a clone holds. */
final class ReadmeIT {

  private static final String SECRET = "s3cret".repeat(8);
  private static final List<String> TOP = List.of("pom.xml", "README.md", "compat-specs", "src");

  @Test
  void commandsDoWhatIsSaid(@TempDir Path clone) throws Exception {
    for (String name : TOP) {
      copy(Path.of(name), clone.resolve(name));
    }
    copy(Path.of("compat-specs/pictures/photo.jpg"), clone.resolve("face.jpg"));
    Path readme = Path.of("README.md");
    List<ReadmeBlock> all = ReadmeBlock.of(readme, "sh");
    assertThat(all.stream().map(ReadmeBlock::kind).distinct())
        .containsExactly(
            "demo", "test", "jar", "page", "story", "bridge", "hook", "cli", "serving", "up",
            "nodes", "quick", "shell", "backup");
    List<ReadmeBlock> blocks = all.stream().filter(block -> !isElsewhere(block)).toList();
    assertThat(blocks)
        .extracting(ReadmeBlock::kind)
        .containsExactly(
            "demo", "test", "jar", "hook", "cli", "cli", "serving", "cli", "shell", "backup",
            "backup");

    Map<String, String> environment = new HashMap<>();
    environment.put("GATEWAY_PORT", "0");
    environment.put("GATEWAY_MANAGEMENT_PORT", "0");
    environment.put("MATTERMOST_PORT", "0");
    Shell shell = new Shell(clone, environment);

    try (Shell.Server demo = shell.serve(blocks.get(0).lines().getFirst())) {
      DemoLines.assertWork(demo.out(), clone);
    }
    PathUtils.deleteDirectory(clone.resolve("data"));
    List<String> jar = blocks.get(2).lines();
    shell.run(jar.getFirst());
    try (ReadmeStory story = ReadmeStory.of(readme, shell, clone)) {
      story.assertTold();
    }
    try (MockWebServer hook = new MockWebServer()) {
      hook.setDispatcher(new AlwaysOk());
      hook.start();
      environment.put("GATEWAY_HOOK_URL", hook.url("/purge").toString());
      environment.put("GATEWAY_HOOK_SECRET", SECRET);
      try (Shell.Server server = shell.serve(jar.getLast())) {
        shell.run(blocks.get(4).lines().getFirst());
        assertThat(shell.run(ReadmeBlock.text("sh", "page")).strip())
            .startsWith(server.url() + "/me#link=");
        String token =
            shell.run(blocks.get(5).lines().getFirst()).strip().lines().toList().getLast();
        environment.put("TOKEN", token);
        assertServing(shell, blocks.get(6).lines(), server.url(), clone);
        assertSigned(hook, blocks.get(3), shell, environment, clone);
        for (String line : blocks.get(7).lines()) {
          assertThat(shell.run(line)).isNotBlank();
        }
      }
    }
    shell.run(blocks.get(8).text());
    assertThat(clone.resolve("avatar-gateway.bash")).isNotEmptyFile();
    assertThat(clone.resolve("avatar-gateway.1")).isNotEmptyFile();
    shell.run(blocks.get(9).text());
    assertThat(clone.resolve("data.copy/catalog.mv.db")).isNotEmptyFile();
    assertThat(shell.run(blocks.get(10).text())).contains("dangling: 0", "damaged: 0");
  }

  /**
   * The page's link is asked for while a server runs, stories are told by {@link ReadmeStory},
   * nodes are started by {@link ReadmeNodesIT}, the cache for quick starts is made by {@link
   * QuickStartIT}.
   */
  private static boolean isElsewhere(ReadmeBlock block) {
    return List.of("page", "story", "bridge", "up", "nodes", "quick").contains(block.kind());
  }

  /** A receiver takes what the hook sent for genuine, and nothing else. */
  private static void assertSigned(
      MockWebServer hook,
      ReadmeBlock check,
      Shell shell,
      Map<String, String> environment,
      Path clone)
      throws Exception {
    RecordedRequest told = requireNonNull(hook.takeRequest(Jar.PATIENCE_SECONDS, TimeUnit.SECONDS));
    Files.write(clone.resolve("body.json"), requireNonNull(told.getBody()).toByteArray());
    environment.put("ID", told.getHeaders().get("webhook-id"));
    environment.put("TIMESTAMP", told.getHeaders().get("webhook-timestamp"));
    environment.put("SIGNATURE", told.getHeaders().get("webhook-signature"));
    environment.put("SECRET", SECRET);
    assertThat(shell.run(check.text()).strip()).isEqualTo("genuine");
    environment.put("SECRET", SECRET + "?");
    assertThat(shell.run(check.text() + " || true").strip()).isEmpty();
  }

  private static void assertServing(Shell shell, List<String> lines, String url, Path clone)
      throws Exception {
    String picture = "\\{\"avatarUrl\":\"" + url + "/[0-9]+/userAvatars/7/avatar.jpg\"\\}";
    List<String> answers =
        List.of(
            "\\{\"code\":0,\"msg\":\"\"\\}", "\\{\"status\":\"OK\"\\}", picture, picture, "", "");
    assertThat(lines).hasSameSizeAs(answers);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("http://127.0.0.1:8080", url);
      assertThat(shell.run(line).strip()).as(line).matches(answers.get(i));
    }
    assertThat(Files.readAllBytes(clone.resolve("seen.png"))).startsWith(0x89, 'P', 'N', 'G');
    assertThat(Files.readAllBytes(clone.resolve("avatar.jpg"))).startsWith(0xFF, 0xD8);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(f -> !f.toString().contains("node_modules")).toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()).normalize());
      }
    }
  }

  /** Takes whatever it is told. */
  private static final class AlwaysOk extends Dispatcher {

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      return new MockResponse.Builder().code(204).build();
    }
  }
}
