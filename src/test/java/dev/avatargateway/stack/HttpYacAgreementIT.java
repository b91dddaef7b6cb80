package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.transcript.HttpYac;
import dev.avatargateway.transcript.TranscriptRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real httpYac and the runner of the tests judge every transcript alike, each on a stage of its
 * own, because a transcript may count on people nobody has dressed yet.
 */
@EnabledIf("dev.avatargateway.transcript.Node#isHere")
final class HttpYacAgreementIT {

  private static final Path SPECS = Path.of("compat-specs").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void bothFindThatEveryTranscriptHolds() throws IOException {
    List<Path> transcripts = TranscriptRunner.files(SPECS).toList();
    assertThat(transcripts).hasSizeGreaterThan(100);

    Map<String, String> ours = judgedByUs(SPECS);
    Map<String, String> theirs = judgedByHttpYac(SPECS);

    assertThat(ours.keySet()).hasSameSizeAs(transcripts).isEqualTo(theirs.keySet());
    assertThat(ours).allSatisfy((file, fault) -> assertThat(fault).isEmpty());
    assertThat(theirs).allSatisfy((file, fault) -> assertThat(fault).isEmpty());
  }

  @Test
  void bothFindTheSameTranscriptsSpoilt() throws IOException {
    Path specs = folder.resolve("specs");
    copy(specs);
    spoil(specs.resolve("cloudreve/set-as-documented.http"), "status == 200", "status == 201");
    spoil(specs.resolve("cloudreve/v3-picture.http"), "== image/png", "== image/gif");
    spoil(specs.resolve("creatorshub/write-file.http"), "userAvatars/1012", "userAvatars/1013");
    spoil(specs.resolve("mattermost/upload-png.http"), "length == 15", "length == 16");
    spoil(specs.resolve("mattermost/upload-png.http"), "Bearer {{token}}", "Bearer no-{{token}}");

    List<String> spoilt =
        List.of(
            "cloudreve/set-as-documented.http",
            "cloudreve/v3-picture.http",
            "creatorshub/write-file.http",
            "mattermost/upload-png.http");
    assertThat(atFault(judgedByUs(specs))).containsExactlyElementsOf(spoilt);
    assertThat(atFault(judgedByHttpYac(specs))).containsExactlyElementsOf(spoilt);
  }

  /** What was wrong with each transcript; nothing: an empty text. */
  private Map<String, String> judgedByUs(Path specs) throws IOException {
    Map<String, String> judged = new TreeMap<>();
    try (Stage stage = Stage.open(Files.createTempDirectory(folder, "ours"))) {
      for (Path file : TranscriptRunner.files(specs).toList()) {
        judged.put(specs.relativize(file).toString(), judgement(file, stage.variables()));
      }
    }
    return judged;
  }

  private static String judgement(Path file, Map<String, String> variables) throws IOException {
    try {
      TranscriptRunner.run(file, variables);
      return "";
    } catch (AssertionError e) {
      return e.toString();
    }
  }

  private Map<String, String> judgedByHttpYac(Path specs) throws IOException {
    Map<String, String> judged = new TreeMap<>();
    try (Stage stage = Stage.open(Files.createTempDirectory(folder, "theirs"))) {
      for (HttpYac.Verdict verdict : HttpYac.send(specs, stage.variables())) {
        judged.merge(
            specs.relativize(specs.resolve(verdict.file())).toString(),
            verdict.isPass() ? "" : verdict + "\n",
            String::concat);
      }
    }
    return judged;
  }

  private static List<String> atFault(Map<String, String> judged) {
    return judged.entrySet().stream()
        .filter(file -> !file.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void copy(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(SPECS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(SPECS.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static void spoil(Path file, String expected, String wrong) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(expected);
    Files.writeString(file, text.replace(expected, wrong));
  }
}
