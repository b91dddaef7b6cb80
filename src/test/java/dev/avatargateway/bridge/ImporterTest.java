package dev.avatargateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {

  private static final String JOURNEY = "import a scripted list";

  @TempDir Path temp;
  private House house;

  @BeforeEach
  void open() throws IOException {
    house = new House(temp);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static ScriptedSource everyKind() {
    return new ScriptedSource()
        .picture("a", House.picture(1), 5000)
        .shows("b", Shown.NOTHING, 0)
        .shows("c", Shown.GRAVATAR, 0)
        .image("d", lost(), 0)
        .add(Optional.empty(), new Listing.Skipped("deleted there"))
        .add(Optional.of(Identity.of(House.owner("e"))), new Listing.Failed("its row is damaged"))
        .picture("f", "no picture".getBytes(StandardCharsets.UTF_8), 0)
        .image("g", unreadable(), 0)
        .picture("h", House.picture(2), 0);
  }

  private static ByteSource lost() {
    return () -> {
      throw new NoSuchFileException("avatar.png");
    };
  }

  private static ByteSource unreadable() {
    return () -> {
      throw new IOException("bad sector");
    };
  }

  @Test
  void everyListingIsCountedOnce() throws Exception {
    Summary summary = house.importAll(everyKind());
    assertThat(summary.tally().read()).isEqualTo(9);
    assertThat(summary.tally().done()).isEqualTo(3);
    assertThat(summary.tally().skipped())
        .isEqualTo(
            Map.of("no picture there", 1L, "its file is missing there", 1L, "deleted there", 1L));
    assertThat(summary.tally().failed())
        .isEqualTo(
            Map.of(
                "its row is damaged", 1L,
                "its file is no picture of a type that is taken", 1L,
                "its picture cannot be read", 1L));
    assertThat(summary.interruption()).isEmpty();
    assertThat(summary.exitStatus()).isEqualTo(1);
    assertThat(house.worn()).containsOnlyKeys("a", "b", "c", "d", "e", "f", "g", "h");
    assertThat(house.portrait("a").setAt()).isEqualTo(5000);
    assertThat(house.portrait("c").look()).isEqualTo(Look.GRAVATAR);
    assertThat(house.portrait("f").look()).isEqualTo(Look.NONE);
    assertThat(house.portrait("h").setAt()).isEqualTo(house.clock.millis());
    assertThat(house.bulk().milestone(JOURNEY)).isEmpty();
  }

  @Test
  void importedAgainEverythingIsUnchanged() throws Exception {
    house.importAll(everyKind());
    Map<String, String> before = house.worn();
    long changedAt = house.portrait("a").changedAt();
    house.clock.tick();
    Summary summary = house.importAll(everyKind());
    assertThat(summary.tally().done()).isZero();
    assertThat(summary.tally().unchanged()).isEqualTo(3);
    assertThat(house.worn()).isEqualTo(before);
    assertThat(house.portrait("a").changedAt()).isEqualTo(changedAt);
  }

  private static ScriptedSource many(int count) {
    ScriptedSource source = new ScriptedSource();
    for (int i = 0; i < count; i++) {
      switch (i % 5) {
        case 0 -> source.shows("id" + i, Shown.NOTHING, 0);
        case 1 -> source.image("id" + i, lost(), 0);
        case 2 -> source.picture("id" + (i - 1), House.picture(i), 0);
        default -> source.counted("id" + i, House.picture(i), 1000);
      }
    }
    return source;
  }

  @Test
  void stoppedAnywhereAndRunAgainItEndsTheSame() throws Exception {
    int count = 120;
    Summary whole = house.importAll(many(count));
    Map<String, String> expected = house.worn();
    for (int stopBehind : List.of(1, 2, 7, 31, 50)) {
      try (House other = new House(temp.resolve("stop" + stopBehind))) {
        Summary last = null;
        int runs = 0;
        while (last == null || last.interruption().isPresent()) {
          ScriptedSource source = many(count);
          last = other.importAll(source, House.options(() -> source.opened.get() >= stopBehind));
          assertThat(++runs).isLessThan(1000);
        }
        assertThat(other.worn()).isEqualTo(expected);
        assertThat(last.tally().written()).isEqualTo(whole.tally().written());
      }
    }
  }

  @Test
  void whenTheListBreaksItIsSaidAndTheNextRunGoesOn() throws Exception {
    Summary broken = house.importAll(many(50).breaking(30));
    assertThat(broken.interruption())
        .contains("the list cannot be read: the disk is gone; running it again goes on behind 30");
    assertThat(broken.tally().read()).isEqualTo(30);
    assertThat(broken.exitStatus()).isEqualTo(1);
    ScriptedSource again = many(50);
    assertThat(house.importAll(again).tally().read()).isEqualTo(50);
    assertThat(again.read.get()).isEqualTo(20);
  }

  @Test
  void restartBeginsAnew() throws Exception {
    house.importAll(many(50).breaking(30));
    ScriptedSource again = many(50);
    RunOptions anew = new RunOptions(false, true, 2, () -> false, Progress.SILENT);
    assertThat(house.importAll(again, anew).tally().read()).isEqualTo(50);
    assertThat(again.read.get()).isEqualTo(50);
  }

  @Test
  void anotherEditionIsBegunAnew() throws Exception {
    house.importAll(many(50).edition("one").breaking(30));
    ScriptedSource changed = many(50).edition("two");
    assertThat(house.importAll(changed).tally().read()).isEqualTo(50);
    assertThat(changed.read.get()).isEqualTo(50);
  }

  @Test
  void dryRunWritesNothing() throws Exception {
    house.importAll(many(10).breaking(5));
    Map<String, String> worn = house.worn();
    List<String> stored = house.stored();
    Summary summary = house.importAll(everyKind(), House.dry());
    assertThat(summary.tally().read()).isEqualTo(9);
    assertThat(summary.tally().done()).isEqualTo(3);
    assertThat(summary.tally().anyFailed()).isTrue();
    assertThat(summary.lines()).anyMatch(line -> line.startsWith("  would be imported"));
    assertThat(house.worn()).isEqualTo(worn);
    assertThat(house.stored()).isEqualTo(stored);
    assertThat(house.bulk().milestone(JOURNEY).orElseThrow().position()).isEqualTo("00000005");
  }

  @Test
  void ofOneIdTwiceTheLastWins() throws Exception {
    ScriptedSource source = new ScriptedSource();
    for (int i = 0; i < 5; i++) {
      source.picture("twin", House.picture(i), 0).picture("other" + i, House.picture(i), 0);
    }
    Summary summary = house.importAll(source);
    assertThat(summary.tally().done()).isEqualTo(10);
    assertThat(house.worn().get("twin")).isEqualTo(house.worn().get("other4"));
  }

  @Test
  void whoIsChangedHereMeanwhileKeepsIt() throws Exception {
    house.importAll(new ScriptedSource().picture("a", House.picture(1), 1000));
    ByteSource changing =
        () -> {
          house.wear(House.owner("a"), Look.NONE);
          return ByteSource.of(House.picture(2)).open();
        };
    Summary summary = house.importAll(new ScriptedSource().image("a", changing, 0));
    assertThat(summary.tally().skipped()).isEqualTo(Map.of("changed here meanwhile", 1L));
    assertThat(house.portrait("a").look()).isEqualTo(Look.NONE);
  }

  @Test
  void whatWasSetThereLaterThanTheChangeMeanwhileIsWorn() throws Exception {
    CountDownLatch once = new CountDownLatch(1);
    ByteSource changing =
        () -> {
          if (once.getCount() > 0) {
            once.countDown();
            house.wear(House.owner("a"), Look.NONE);
          }
          return ByteSource.of(House.picture(2)).open();
        };
    long later = house.clock.millis() + 1_000_000;
    Summary summary = house.importAll(new ScriptedSource().image("a", changing, later));
    assertThat(summary.tally().done()).isEqualTo(1);
    assertThat(summary.tally().read()).isEqualTo(1);
    assertThat(house.portrait("a").setAt()).isEqualTo(later);
  }

  @Test
  void whenTheStoreIsGoneItEndsInOneSentence() throws Exception {
    ByteSource closing =
        () -> {
          house.catalog.close();
          return ByteSource.of(House.picture(1)).open();
        };
    Summary summary = house.importAll(new ScriptedSource().image("a", closing, 0));
    assertThat(summary.interruption())
        .contains(
            "the gateway's store cannot be read or written; running it again goes on behind 0");
    assertThat(summary.tally().read()).isZero();
  }

  @Test
  void nothingIsReadBeyondTheWindow() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    ByteSource slow =
        () -> {
          asked.countDown();
          try {
            open.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          return ByteSource.of(House.picture(1)).open();
        };
    ScriptedSource source = new ScriptedSource().image("first", slow, 0);
    for (int i = 0; i < 5000; i++) {
      source.shows("id" + i, Shown.NOTHING, 0);
    }
    try (ExecutorService runner = Executors.newSingleThreadExecutor()) {
      Future<Summary> running = runner.submit(() -> house.importAll(source));
      asked.await();
      while (source.read.get() < Conveyor.WINDOW) {
        Thread.onSpinWait();
      }
      assertThat(house.bulk().count(House.SPACE)).isZero();
      assertThat(source.read.get()).isEqualTo(Conveyor.WINDOW);
      open.countDown();
      assertThat(running.get().tally().read()).isEqualTo(5001);
    }
  }
}
