package dev.avatargateway.stack;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.transcript.TranscriptRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a gateway at which every transcript was played. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FiguresTest {

  /** Nobody can do anything wrong there. */
  private static final String READ_ONLY = "libravatar";

  private static final Path SPECS = Path.of("compat-specs");

  private final Wire wire = new Wire();
  private Stage stage;
  private Scrape scrape;

  @BeforeAll
  void play(@TempDir Path data) throws IOException, InterruptedException {
    stage = Stage.open(data);
    for (Path file : TranscriptRunner.files(SPECS).toList()) {
      TranscriptRunner.run(file, stage.variables());
    }
    scrape = Scrape.at(wire, stage.managementUrl());
  }

  @AfterAll
  void stop() throws IOException {
    wire.close();
    stage.close();
  }

  @Test
  void everyDoorCountsReadsWritesAndRefusals() throws IOException {
    try (Stream<Path> folders = Files.list(SPECS)) {
      List<String> doors =
          folders
              .filter(folder -> Files.exists(folder.resolve("openapi.yaml")))
              .map(folder -> folder.getFileName().toString())
              .toList();
      assertThat(doors).hasSizeGreaterThan(2);
      for (String door : doors) {
        assertThat(sum("gateway_requests_total", "dialect", door, "outcome", "answered"))
            .as(door)
            .isPositive();
        assertThat(sum("gateway_request_duration_seconds_count", "dialect", door))
            .as(door)
            .isPositive()
            .isEqualTo(sum("gateway_requests_total", "dialect", door, "way", "handler"));
        if (!door.equals(READ_ONLY)) {
          assertThat(sum("gateway_requests_refused_total", "dialect", door)).as(door).isPositive();
        }
      }
    }
  }

  @Test
  void whatADoorWordsWithStatus200ForARefusalIsOne() {
    assertThat(sum("gateway_requests_total", "dialect", "cloudreve", "outcome", "refused"))
        .isGreaterThan(10);
    assertThat(
            sum("gateway_requests_refused_total", "dialect", "cloudreve", "reason", "not-an-image"))
        .isPositive();
  }

  @Test
  void everyStageIsTimed() {
    for (String stage : List.of("intake", "render", "store", "commit", "lookup", "load", "fetch")) {
      assertThat(sum("gateway_stage_duration_seconds_count", "stage", stage, "outcome", "done"))
          .as(stage)
          .isPositive();
      assertThat(sum("gateway_stage_duration_seconds_bucket", "stage", stage, "le", "+Inf"))
          .as(stage)
          .isEqualTo(sum("gateway_stage_duration_seconds_count", "stage", stage));
    }
    assertThat(sum("gateway_stage_duration_seconds_count", "stage", "render", "outcome", "broken"))
        .isPositive();
  }

  @Test
  void cachesPoolsAndTheMachineAreShown() {
    for (String cache : List.of("people", "pictures")) {
      assertThat(sum("gateway_cache_reads_total", "cache", cache, "result", "hit")).isPositive();
      assertThat(sum("gateway_cache_reads_total", "cache", cache, "result", "miss")).isPositive();
    }
    assertThat(sum("gateway_database_connections", "state", "idle")).isPositive();
    assertThat(scrape.samples())
        .extracting(Scrape.Sample::name)
        .contains(
            "gateway_http_connections",
            "gateway_http_busy_threads",
            "jvm_memory_used_bytes",
            "jvm_gc_memory_allocated_bytes_total",
            "jvm_threads_live_threads",
            "process_cpu_usage",
            "process_cpu_seconds_total",
            "process_files_open_files",
            "process_uptime_seconds");
  }

  @Test
  void noLabelTellsWhoAnybodyIs() {
    assertThat(scrape.samples())
        .filteredOn(sample -> sample.name().startsWith("gateway_"))
        .allSatisfy(
            sample -> {
              assertThat(sample.labels().keySet())
                  .isSubsetOf(
                      Set.of(
                          "dialect", "kind", "way", "outcome", "reason", "stage", "cache", "result",
                          "limit", "state", "le"));
              assertThat(sample.labels().values())
                  .allMatch(v -> v.matches("[a-z-]+|[0-9.+InfE-]+"));
            })
        .hasSizeLessThan(1500);
  }

  @Test
  @EnabledIf("dev.avatargateway.stack.Tool#promtool")
  void promtoolFindsNothingWrong() throws IOException, InterruptedException {
    assertThat(Tool.run(scrape.text(), "promtool", "check", "metrics")).isEmpty();
  }

  @Test
  void theDashboardAsksForFiguresAndLabelsThatThereAre() throws Exception {
    System.gc();
    Awaitility.await()
        .until(
            () -> Scrape.at(wire, stage.managementUrl()).text().contains("jvm_gc_pause_seconds"));
    Scrape now = Scrape.at(wire, stage.managementUrl());
    Set<String> names = now.samples().stream().map(Scrape.Sample::name).collect(toSet());
    Set<String> labels =
        now.samples().stream().flatMap(s -> s.labels().keySet().stream()).collect(toSet());
    // Prometheus itself says from where it has a figure.
    labels.add("instance");
    List<String> questions =
        new JsonMapper()
            .readTree(Path.of("src/main/ops/grafana-dashboard.json").toFile())
            .findValuesAsText("expr");
    assertThat(questions).hasSizeGreaterThan(20);
    for (String question : questions) {
      assertThat(found("\\b(?:gateway|jvm|process|system|http)_[a-z0-9_]+", question))
          .as(question)
          .isNotEmpty()
          .isSubsetOf(names);
      assertThat(found("(?<=[{,(] ?)[a-z_]+(?=(?:=~?\"|, |\\) \\())", question))
          .as(question)
          .isSubsetOf(labels);
    }
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
  }

  private double sum(String name, String... labels) {
    Map<String, String> wanted = new HashMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      wanted.put(labels[i], labels[i + 1]);
    }
    return scrape.sum(name, wanted);
  }
}
