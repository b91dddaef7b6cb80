package dev.avatargateway.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

/** Proves that httpYac and the runner of this package agree about transcripts. */
@EnabledIf("dev.avatargateway.transcript.Node#isHere")
final class HttpYacIT {
  @TempDir private Path folder;

  @Test
  void agreesWithTheRunnerInEveryLine() throws IOException {
    List<HttpYac.Verdict> right = verdicts(AssertionLines.right());
    assertThat(right).hasSameSizeAs(AssertionLines.right().toList());
    assertThat(right).allMatch(HttpYac.Verdict::isPass);
    List<HttpYac.Verdict> wrong = verdicts(AssertionLines.wrong());
    assertThat(wrong).hasSameSizeAs(AssertionLines.wrong().toList());
    assertThat(wrong).noneMatch(HttpYac.Verdict::isPass);
  }

  @Test
  void sendsTheSameBytesAsTheRunner() throws IOException {
    Files.write(folder.resolve("a.png"), StandIn.PNG);
    var file = folder.resolve("put.http");
    Files.writeString(file, HttpFileTest.BODIES);
    var carried = folder.resolve("carry.http");
    Files.writeString(carried, HttpFileTest.CARRIED);
    try (StandIn ours = new StandIn();
        StandIn theirs = new StandIn()) {
      TranscriptRunner.run(carried, ours.variables());
      TranscriptRunner.run(file, ours.variables());
      assertThat(HttpYac.send(folder, theirs.variables())).allMatch(HttpYac.Verdict::isPass);
      assertThat(theirs.received).containsExactlyElementsOf(ours.received);
    }
  }

  private List<HttpYac.Verdict> verdicts(Stream<Arguments> lines) throws IOException {
    StringBuilder text = new StringBuilder("# here\n");
    lines.forEach(
        line -> {
          var parts = line.get();
          text.append("\n###\n# @no-redirect\nGET {{base}}" + parts[0] + "\n\n" + parts[1] + "\n");
        });
    var file = folder.resolve("lines.http");
    Files.writeString(file, text);
    assertThat(HttpFile.read(file).exchanges()).isNotEmpty();
    try (StandIn server = new StandIn()) {
      return HttpYac.send(folder, List.of(file), server.variables());
    }
  }
}
