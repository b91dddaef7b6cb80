package dev.avatargateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is there of batches after {@code kill -9}. */
class BatchDurabilityTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {8, JdbiBulk.PORTION, JdbiBulk.PORTION, Bulk.MAX_BATCH, Bulk.MAX_BATCH})
  void milestoneIsThereWithAllItsArrivals(int size) throws Exception {
    int acknowledged = writeAndKill(size);

    try (JdbiCatalog catalog = JdbiCatalog.open(folder, 5, InstantSource.system())) {
      Bulk bulk = catalog.bulk();
      int reached = Integer.parseInt(bulk.milestone(BatchWriter.JOURNEY).orElseThrow().position());
      // The last batch may have been committed and not told any more.
      assertThat(reached).isBetween(acknowledged, acknowledged + 1);
      for (int n = 1; n <= reached; n++) {
        List<Owner> owners = BatchWriter.owners(n, size);
        List<Look> worn =
            bulk.find(owners).stream().map(s -> s.orElseThrow().portrait().look()).toList();
        assertThat(worn)
            .isEqualTo(owners.stream().map(o -> BatchWriter.arrival(o).look().get()).toList());
      }
      List<Optional<Sitter>> next = bulk.find(BatchWriter.owners(reached + 1, size));
      long present = next.stream().filter(Optional::isPresent).count();
      // Of a batch that takes two transactions, the first may be there.
      assertThat(present)
          .isIn(size > JdbiBulk.PORTION ? List.of(0L, (long) JdbiBulk.PORTION) : List.of(0L));
      assertThat(catalog.check()).isEqualTo(Health.OK);
    }
  }

  private int writeAndKill(int size) throws IOException, InterruptedException {
    int atLeast = ThreadLocalRandom.current().nextInt(5, 40);
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                BatchWriter.class.getName(),
                folder.toString(),
                Integer.toString(size))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int last = 0;
    try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
      while (last < atLeast) {
        last = number(Objects.requireNonNull(lines.readLine()), last);
      }
      // The handle's kill, because the process's own one closes the pipe with what is still in it.
      writer.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = number(line, last);
      }
    }
    writer.waitFor();
    return last;
  }

  /** Logging shares the writer's output. */
  private static int number(String line, int before) {
    return line.startsWith("batch ") ? Integer.parseInt(line.substring(6)) : before;
  }
}
