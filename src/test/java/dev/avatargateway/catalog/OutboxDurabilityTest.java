package dev.avatargateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Outbox;
import dev.avatargateway.core.Outbox.Errand;
import dev.avatargateway.core.Outbox.Target;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is still told of after the process that noted it was killed. */
class OutboxDurabilityTest {

  private static final Target HOOK = new Target("hook", Optional.empty());

  @TempDir Path folder;

  @RepeatedTest(3)
  void everyAcknowledgedChangeIsStillTold() throws Exception {
    try (JdbiCatalog catalog = JdbiCatalog.open(folder, 5, InstantSource.system())) {
      catalog.outbox().subscribe(Set.of(HOOK));
    }
    int atLeast = ThreadLocalRandom.current().nextInt(20, 200);
    Map<String, Long> acknowledged = new HashMap<>();
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < atLeast; ) {
        i += note(acknowledged, lines.readLine()) ? 1 : 0;
      }
      writer.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        note(acknowledged, line);
      }
    }
    writer.waitFor();

    try (JdbiCatalog catalog = JdbiCatalog.open(folder, 5, InstantSource.system())) {
      Map<String, Long> told = new HashMap<>();
      for (Errand errand : catalog.outbox().claim(HOOK, 100, Duration.ofMinutes(1))) {
        told.put(errand.identities().getFirst().owner().externalId(), errand.version());
      }
      acknowledged.forEach(
          (id, version) -> {
            assertThat(told.getOrDefault(id, 0L)).as(id).isGreaterThanOrEqualTo(version);
            assertThat(told.get(id))
                .isEqualTo(
                    catalog.find(Samples.mattermost(id)).orElseThrow().portrait().changedAt());
          });
    }
  }

  @Test
  void whatTheLastProcessHadTakenIsDueAtOnce() {
    var owner = Samples.mattermost("a");
    try (JdbiCatalog catalog = JdbiCatalog.open(folder, 5, InstantSource.system())) {
      Outbox outbox = catalog.outbox();
      outbox.subscribe(Set.of(HOOK));
      catalog.assign(Samples.named(owner, "a"), Samples.wearing("a"), Samples.originOf(owner), 1);
      assertThat(outbox.claim(HOOK, 1, Duration.ofDays(1))).hasSize(1);
    }
    try (JdbiCatalog catalog = JdbiCatalog.open(folder, 5, InstantSource.system())) {
      assertThat(catalog.outbox().claim(HOOK, 1, Duration.ofDays(1)))
          .singleElement()
          .satisfies(errand -> assertThat(errand.attempts()).isEqualTo(1));
    }
  }

  private static boolean note(Map<String, Long> acknowledged, String line) {
    List<String> words = List.of(line.split(" ", -1));
    boolean noted = words.size() == 3 && words.getFirst().startsWith("writer");
    if (noted) {
      acknowledged.put(words.getFirst(), Long.parseLong(words.getLast()));
    }
    return noted;
  }
}
