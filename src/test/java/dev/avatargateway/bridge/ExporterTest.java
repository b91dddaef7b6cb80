package dev.avatargateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Space;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterTest {

  @TempDir Path temp;
  private House house;

  @BeforeEach
  void open() throws Exception {
    house = new House(temp);
    ScriptedSource source = new ScriptedSource();
    for (int i = 0; i < 30; i++) {
      source.picture("p%02d".formatted(i), House.picture(i), 1000);
    }
    house.importAll(source);
    house.wear(House.owner("removed"), Look.NONE);
    house.wear(House.owner("gravatar"), Look.GRAVATAR);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** A product that remembers what it was sent. */
  private static final class Shelf implements Destination {

    final Map<String, String> shown = new ConcurrentSkipListMap<>();
    final AtomicInteger calls = new AtomicInteger();
    final AtomicBoolean complete = new AtomicBoolean();
    private final int refusals;

    Shelf(int refusals) {
      this.refusals = refusals;
    }

    @Override
    public Space space() {
      return House.SPACE;
    }

    @Override
    public String name() {
      return "a shelf";
    }

    @Override
    public Delivery deliver(Identity identity, Outfit outfit) {
      if (calls.incrementAndGet() <= refusals) {
        return new Delivery.Unavailable("it is tired");
      }
      String look =
          switch (outfit.look()) {
            case Look.None() -> "none";
            case Look.Gravatar() -> "gravatar";
            case Look.Wearing _ ->
                outfit.bytes().apply(House.CUT).map(bytes -> "" + bytes.hashCode()).orElse("lost");
          };
      String before = shown.put(identity.owner().externalId(), look);
      return look.equals(before) ? Delivery.UNCHANGED : Delivery.DELIVERED;
    }

    @Override
    public void complete() {
      complete.set(true);
    }

    @Override
    public void close() {}
  }

  private Summary export(Destination to, RunOptions options) throws InterruptedException {
    return new Exporter(house.bulk(), house.wardrobe, options, Duration.ofMillis(1)).run(to);
  }

  @Test
  void everybodyIsDeliveredAndTheSecondTimeUnchanged() throws Exception {
    try (Shelf shelf = new Shelf(0)) {
      assertThat(export(shelf, House.options()).tally().done()).isEqualTo(32);
      assertThat(shelf.complete).isTrue();
      assertThat(shelf.shown)
          .containsEntry("removed", "none")
          .containsEntry("gravatar", "gravatar")
          .doesNotContainValue("lost");
      Summary again = export(shelf, House.options());
      assertThat(again.tally().unchanged()).isEqualTo(32);
      assertThat(again.exitStatus()).isZero();
    }
  }

  @Test
  void productThatIsAwayForALittleIsAskedAgain() throws Exception {
    try (Shelf shelf = new Shelf(3)) {
      assertThat(export(shelf, House.options()).tally().done()).isEqualTo(32);
      assertThat(shelf.calls.get()).isEqualTo(35);
    }
  }

  @Test
  void productThatStaysAwayFails() throws Exception {
    try (Shelf shelf = new Shelf(Integer.MAX_VALUE)) {
      Summary summary = export(shelf, House.options());
      assertThat(summary.tally().failed()).isEqualTo(Map.of("it is tired", 32L));
      assertThat(summary.exitStatus()).isEqualTo(1);
    }
  }

  @Test
  void stoppedItGoesOnAndTheTallyIsThatOfTheWhole() throws Exception {
    try (Shelf shelf = new Shelf(0)) {
      Summary first = export(shelf, House.options(() -> shelf.calls.get() >= 5));
      assertThat(first.interruption()).isPresent();
      assertThat(shelf.complete).isFalse();
      assertThat(first.tally().read()).isBetween(1L, 31L);
      long again = shelf.calls.get() - first.tally().read();
      assertThat(again).isNotNegative();
      Summary second = export(shelf, House.options());
      assertThat(second.tally().read()).isEqualTo(32);
      // Who was delivered beyond the last milestone is delivered again.
      assertThat(shelf.calls.get()).isEqualTo(32 + again);
      assertThat(shelf.complete).isTrue();
    }
  }

  @Test
  void dryRunDeliversNothing() throws Exception {
    try (Shelf shelf = new Shelf(0)) {
      assertThat(export(shelf, House.dry()).tally().done()).isEqualTo(32);
      assertThat(shelf.calls.get()).isZero();
      assertThat(shelf.complete).isFalse();
      assertThat(house.bulk().milestone("export a shelf")).isEmpty();
    }
  }
}
