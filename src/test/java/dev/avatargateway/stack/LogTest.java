package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.logs.JsonLines;
import dev.avatargateway.transcript.TranscriptRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The log of a gateway at which every transcript was played, with all that it can say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LogTest {

  private static final Path SPECS = Path.of("compat-specs");
  private static final Pattern SENT =
      Pattern.compile("(?:Bearer |MMAUTHTOKEN=|token=|Authorization: )([^\\s;{}]{8,})");

  private final Set<String> secrets = new TreeSet<>();
  private final List<JsonNode> lines = new ArrayList<>();
  private String text = "";

  @BeforeAll
  void play(@TempDir Path data) throws IOException {
    try (RequestLines log = new RequestLines(new JsonLines(), Level.DEBUG)) {
      try (Stage stage = Stage.open(data)) {
        for (Path file : TranscriptRunner.files(SPECS).toList()) {
          TranscriptRunner.run(file, stage.variables());
          SENT.matcher(Files.readString(file))
              .results()
              .map(found -> found.group(1))
              .forEach(secrets::add);
        }
        stage
            .variables()
            .forEach(
                (name, value) -> {
                  if (name.toLowerCase(Locale.ROOT).matches(".*(token|secret|bearer).*")) {
                    secrets.add(value);
                  }
                });
      }
      text = String.join("\n", log.lines());
      for (String line : log.lines()) {
        lines.add(new JsonMapper().readTree(line));
      }
    }
  }

  @Test
  void everyLineIsAnObjectThatSaysWhenAndWhat() {
    assertThat(lines)
        .hasSizeGreaterThan(500)
        .allSatisfy(
            line -> {
              assertThat(line.isObject()).isTrue();
              assertThat(line.path("time").asText()).matches("20..-..-..T.*Z");
              assertThat(line.path("level").asText()).isIn("error", "warn", "info", "debug");
              assertThat(line.path("logger").asText()).isNotEmpty();
              assertThat(line.has("message")).isTrue();
            });
  }

  @Test
  void everyDoorsRequestsAreThereWithTheirOutcome() {
    for (String door : List.of("cloudreve", "mattermost", "creatorshub")) {
      for (String outcome : List.of("answered", "refused")) {
        assertThat(lines)
            .as(door + " " + outcome)
            .filteredOn(line -> line.path("dialect").asText().equals(door))
            .filteredOn(line -> line.path("outcome").asText().equals(outcome))
            .isNotEmpty()
            .allSatisfy(
                line -> {
                  assertThat(line.path("status").isInt()).isTrue();
                  assertThat(line.path("duration_ms").isNumber()).isTrue();
                })
            .filteredOn(line -> line.has("request_id"))
            .isNotEmpty()
            .allSatisfy(
                line -> {
                  assertThat(line.path("request_id").asText()).matches("[0-9a-f]{16}");
                  assertThat(line.path("trace_id").asText()).matches("[0-9a-f]{32}");
                });
      }
    }
  }

  @Test
  void noLineShowsASecretOrAnAddress() {
    assertThat(secrets).hasSizeGreaterThan(20);
    assertThat(secrets).allSatisfy(secret -> assertThat(text).doesNotContain(secret));
    assertThat(text).doesNotContain("eyJ");
    assertThat(
            Pattern.compile("[A-Za-z0-9._-]+(@|%40)[A-Za-z0-9-]+\\.[A-Za-z]+")
                .matcher(text)
                .results())
        .extracting(MatchResult::group)
        .isEmpty();
  }
}
