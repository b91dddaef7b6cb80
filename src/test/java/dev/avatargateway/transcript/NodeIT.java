package dev.avatargateway.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Proves that scripts find the packages in the versions that package.json names. */
@EnabledIf("dev.avatargateway.transcript.Node#isHere")
final class NodeIT {
  @Test
  void runsScriptsAmongTheInstalledPackages() throws IOException {
    Node.Output output = Node.run("versions.mjs", "one", "two words");
    assertThat(output.exit()).as(output.err()).isZero();
    JsonNode printed = Json.parse(output.out());
    assertThat(printed.path("arguments")).hasToString("[\"one\",\"two words\"]");
    JsonNode wanted = Json.parse(Files.readString(Path.of("src/test/node/package.json")));
    assertThat(printed.path("versions")).isEqualTo(wanted.path("dependencies"));
  }

  @Test
  void reportsHowAScriptEnded() throws IOException {
    Node.Output output = Node.run("no-such-script.mjs");
    assertThat(output.exit()).isNotZero();
    assertThat(output.err()).contains("no-such-script.mjs");
  }
}
