package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.Main;
import dev.avatargateway.core.MarkedBlobs;
import dev.avatargateway.operator.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that meets the room for pictures ends there, and goes on when there is more. */
class FullStoreImportTest {

  private static final int PEOPLE = 300;

  @TempDir private Path folder;

  private Path csv;

  @BeforeEach
  void writeList() throws IOException {
    StringBuilder lines = new StringBuilder("space,id,email,name,file-or-url\n");
    for (int i = 0; i < PEOPLE; i++) {
      Path picture = folder.resolve(i + ".png");
      Files.write(picture, NumberedPicture.draw(i, "png"));
      lines.append("cloudreve,u%03d,,,%s%n".formatted(i, picture));
    }
    csv = folder.resolve("people.csv");
    Files.writeString(csv, lines);
  }

  private List<String> line(String... flags) {
    List<String> line = new ArrayList<>(SmallServer.java());
    line.addAll(List.of(Main.class.getName(), "import", "csv", "--from=" + csv, "--threads=2"));
    line.add("--data=" + folder.resolve("data"));
    line.addAll(List.of(flags));
    return line;
  }

  private Jar.Outcome bring(String... flags) throws Exception {
    return bring(Map.of(), flags);
  }

  private Jar.Outcome bring(Map<String, String> variables, String... flags) throws Exception {
    return Jar.end(Jar.builder(line(flags), variables));
  }

  private long stored() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data").resolve("blobs"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith(MarkedBlobs.MARK))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static long counted(Jar.Outcome outcome, String name) {
    return outcome
        .out()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(name + " "))
        .map(line -> Count.parse(line.substring(name.length()).strip()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(outcome.toString()));
  }

  private static void isFull(Jar.Outcome outcome, long behind) {
    assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(1);
    assertThat(outcome.out().strip().lines().toList().getLast())
        .isEqualTo(
            "the gateway's store is full, by --disk-budget or --min-free-space;"
                + " running it again goes on behind "
                + behind);
    assertThat(counted(outcome, "failed")).as(outcome.out()).isZero();
    assertThat(outcome.err()).doesNotContain("Exception");
  }

  @Test
  void beyondTheBudgetNothingIsBroughtUntilThereIsMore() throws Exception {
    Jar.Outcome first = bring("--disk-budget=200K");

    long done = counted(first, "imported");
    isFull(first, done);
    assertThat(done).isBetween(1L, PEOPLE - 1L);
    long stored = stored();
    assertThat(stored).as("what two threads may add beyond it").isLessThan((200 << 10) + 40_000);

    isFull(bring(Map.of("GATEWAY_DISK_BUDGET", "200K")), done);
    assertThat(stored()).as("what is there counts from the beginning").isEqualTo(stored);

    Jar.Outcome last = bring();
    assertThat(last.exit()).as(last.toString()).isZero();
    assertThat(last.err()).contains("going on behind " + done);
    assertThat(counted(last, "imported")).isEqualTo(PEOPLE);
  }

  @Test
  void besideAGatewayItKeepsToTheBudgetToo() throws Exception {
    try (TestGateway gateway = TestGateway.start(folder.resolve("data"), "--disk-budget=200K")) {
      Jar.Outcome outcome = bring("--disk-budget=200K");

      isFull(outcome, counted(outcome, "imported"));
      assertThat(stored()).isLessThan((200 << 10) + 40_000);
      assertThat(gateway.desk().carryOut(new Wish("show", Map.of("who", "cloudreve:u000"))))
          .contains("cloudreve:u000");
    }
  }

  @Test
  void aDiskWithTooLittleLeftTakesNothing() throws Exception {
    Jar.Outcome outcome = bring("--min-free-space=999999T");

    isFull(outcome, 0);
    assertThat(stored()).isZero();
  }

  @Test
  void aTrialTakesNoRoom() throws Exception {
    assertThat(bring("--dry-run", "--disk-budget=1", "--min-free-space=999999T").exit()).isZero();
  }
}
