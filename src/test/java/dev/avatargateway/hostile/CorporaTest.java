package dev.avatargateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.hostile.Person.At.Outcome;
import dev.avatargateway.hostile.Person.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each file of each corpus is taken or refused, and neither hurts. One way of writing after the
 * other in rotation; all ways for each with {@code -Ddeep=true}.
 */
final class CorporaTest {

  private static final int PEOPLE = 4;

  /** Ten seconds of waiting for memory, as long for a decode, and some for a machine under load. */
  private static final long LIMIT_MILLIS = 30_000;

  private static final boolean DEEP = Boolean.getBoolean("deep");

  private record Letter(Way way, Path file) {}

  /** Without empty files for Cloudreve, which are how its clients ask for the Gravatar. */
  private static List<Letter> letters(List<Path> files, int first) throws IOException {
    List<Letter> letters = new ArrayList<>();
    Way[] ways = Way.values();
    for (int i = 0; i < files.size(); i++) {
      for (int way = 0; way < (DEEP ? ways.length : 1); way++) {
        Way chosen = ways[(first + i + way) % ways.length];
        if (chosen != Way.CLOUDREVE || Files.size(files.get(i)) > 0) {
          letters.add(new Letter(chosen, files.get(i)));
        }
      }
    }
    return letters;
  }

  @Test
  void everyFileIsTakenOrRefusedAndNothingIsHurt(@TempDir Path folder) throws Exception {
    Map<String, List<Path>> corpora = Corpora.files();
    assertThat(corpora).hasSize(12).allSatisfy((_, files) -> assertThat(files).isNotEmpty());
    Census all = new Census();
    try (Stand stand = new Stand(folder, PEOPLE);
        ExecutorService threads = Executors.newFixedThreadPool(PEOPLE)) {
      List<Letter> letters = new ArrayList<>();
      for (List<Path> files : corpora.values()) {
        letters.addAll(letters(files, letters.size()));
      }
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        int mine = i;
        running.add(
            threads.submit(
                () -> {
                  Trial trial = new Trial(stand.person(mine), stand.upload(Stand.good()));
                  for (int at = mine; at < letters.size(); at += PEOPLE) {
                    send(stand, trial, letters.get(at), all);
                  }
                  return null;
                }));
      }
      for (Future<?> thread : running) {
        thread.get();
      }
      corpora.forEach((name, files) -> System.out.println(name + ": " + files.size() + " files"));
      System.out.println(all + "\npeak " + stand.server().peakMib() + " MiB");
      stand.server().assertUnhurt();
      assertThat(all.sent()).isEqualTo(letters.size());
      assertThat(all.taken()).isPositive();
      assertThat(all.longestMillis()).isLessThan(LIMIT_MILLIS);
    }
  }

  private static void send(Stand stand, Trial trial, Letter letter, Census all)
      throws IOException, InterruptedException {
    byte[] bytes = Files.readAllBytes(letter.file());
    String what = Corpora.FOLDER.relativize(letter.file()).toString();
    Outcome outcome = trial.send(letter.way(), stand.upload(bytes), what);
    all.count(letter.way(), outcome, what);
  }
}
