package dev.avatargateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static Tally some() {
    Tally tally = new Tally();
    for (int i = 0; i < 1234; i++) {
      tally.countDone();
    }
    tally.countUnchanged();
    tally.countSkipped("no picture there");
    tally.countFailed("it is\nbroken\u001b[31m");
    return tally;
  }

  @Test
  void itIsReadBackAsItWasWritten() {
    Tally read = Tally.parse(some().written());
    assertThat(read.written()).isEqualTo(some().written());
    assertThat(read.read()).isEqualTo(1237);
    assertThat(read.failed()).containsOnlyKeys("it is broken [31m");
  }

  @Test
  void reasonsBeyondTheLimitAreOne() {
    Tally tally = new Tally();
    for (int i = 0; i < 1000; i++) {
      tally.countSkipped("reason " + i);
    }
    assertThat(tally.skipped()).hasSize(Tally.MAX_REASONS + 1);
    assertThat(tally.read()).isEqualTo(1000);
    assertThat(Tally.parse(tally.written()).written()).isEqualTo(tally.written());
  }

  @Test
  void linesAreAligned() {
    assertThat(new Summary("imported", some(), true, Optional.of("stopped")).lines())
        .containsExactly(
            "read                   1,237",
            "  would be imported    1,234",
            "  unchanged                1",
            "  skipped                  1",
            "    no picture there       1",
            "  failed                   1",
            "    it is broken [31m      1",
            "stopped");
  }

  @Test
  void plainProgressIsALineEveryFewSeconds() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AtomicLong now = new AtomicLong();
    try (LineProgress progress =
        new LineProgress(new PrintStream(out, true, StandardCharsets.UTF_8), now::get)) {
      progress.begin("import x", 10_000, 1000);
      progress.advance(10);
      now.set(6_000_000_000L);
      progress.advance(590);
      progress.advance(1);
      progress.say("user 7: damaged");
    }
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "import x: 1,600 of 10,000, 100 a second, 0:01:24 left", "user 7: damaged");
  }

  @Test
  void barShowsTaskAndCount() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TerminalProgress progress =
        new TerminalProgress(new PrintStream(out, true, StandardCharsets.UTF_8))) {
      progress.begin("import x", 200, 0);
      progress.advance(50);
      progress.say("user 7: damaged");
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("import x", "25%", "user 7: damaged");
  }
}
