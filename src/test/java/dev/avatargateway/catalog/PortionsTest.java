package dev.avatargateway.catalog;

import static dev.avatargateway.contract.Samples.cloudreve;
import static dev.avatargateway.contract.Samples.originOf;
import static dev.avatargateway.contract.Samples.wearing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Portions;
import dev.avatargateway.core.Portions.Portion;
import dev.avatargateway.core.Portions.Share;
import dev.avatargateway.core.Portions.Standing;
import dev.avatargateway.core.Portions.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes that divide work between them over one PostgreSQL. */
class PortionsTest {

  private static final PostgresCase POSTGRES = new PostgresCase();
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final String JOURNEY = "import a list";

  private final ManualClock clock = new ManualClock();
  private JdbiCatalog here;
  private JdbiCatalog there;
  private Portions one;
  private Portions other;
  private Share mine;
  private Share theirs;

  @BeforeEach
  void open() {
    here = POSTGRES.openEmpty(clock);
    there = POSTGRES.open(clock);
    one = here.portions();
    other = there.portions();
    mine = one.join(JOURNEY, false, LEASE).orElseThrow();
    theirs = other.join(JOURNEY, false, LEASE).orElseThrow();
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  private static Standing standing(Portions portions, Share share) {
    return portions.standing(share).orElseThrow();
  }

  /** Divides further by so many listings with numbers for positions. */
  private static Optional<Portion> divide(Portions portions, Share share, int size) {
    Standing from = standing(portions, share);
    return portions.divide(share, from, Long.toString(from.divided() + size), size);
  }

  private static Arrival arrival(String id) {
    return new Arrival(Identity.of(cloudreve(id)), Optional.of(wearing(id)), 1, 0);
  }

  private Optional<List<Boolean>> commit(
      Portions portions, Share share, Arrival arrival, Step step, String tally) {
    return portions.commit(
        share, List.of(arrival), originOf(cloudreve("operator")), List.of(step), tally);
  }

  @Test
  void bothJoinOneRunAndTheirPortionsTouch() {
    assertThat(theirs.run()).isEqualTo(mine.run());
    assertThat(standing(one, mine)).isEqualTo(new Standing("", 0, false, 0, false));

    Portion first = divide(one, mine, 10).orElseThrow();
    Portion second = divide(other, theirs, 5).orElseThrow();

    assertThat(first).isEqualTo(new Portion(first.number(), "", "10", 10));
    assertThat(second).isEqualTo(new Portion(second.number(), "10", "15", 5));
    assertThat(standing(one, mine)).isEqualTo(new Standing("15", 15, false, 15, true));
    assertThat(one.held(mine)).containsExactly(first.number());
    assertThat(other.held(theirs)).containsExactly(second.number());
  }

  @Test
  void whoReadFromWhereAnotherDividedGetsNothing() {
    Standing seen = standing(other, theirs);
    assertThat(divide(one, mine, 10)).isPresent();

    assertThat(other.divide(theirs, seen, "7", 7)).isEmpty();
    other.conclude(theirs, seen);
    assertThat(standing(one, mine)).isEqualTo(new Standing("10", 10, false, 10, false));

    one.conclude(mine, standing(one, mine));
    assertThat(standing(other, theirs).whole()).isTrue();
    assertThat(divide(other, theirs, 1)).isEmpty();
  }

  @Test
  void ofManyWhoDivideAtOnceEachPositionFallsToOne() throws Exception {
    List<Portion> all = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Callable<List<Portion>>> work = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Portions portions = i % 2 == 0 ? one : other;
        Share share = i % 2 == 0 ? mine : theirs;
        work.add(
            () -> {
              List<Portion> taken = new ArrayList<>();
              while (standing(portions, share).divided() < 300) {
                divide(portions, share, 3).ifPresent(taken::add);
              }
              return taken;
            });
      }
      for (Future<List<Portion>> taken : pool.invokeAll(work)) {
        all.addAll(taken.get());
      }
    }

    assertThat(all).extracting(Portion::ends).doesNotHaveDuplicates();
    assertThat(all).extracting(Portion::begins).doesNotHaveDuplicates();
    assertThat(all.stream().mapToInt(Portion::size).sum())
        .isEqualTo((int) standing(one, mine).divided());
  }

  @Test
  void whatIsLeftIsTakenOverWhenTheLeaseRanOut() {
    Portion portion = divide(one, mine, 10).orElseThrow();
    assertThat(commit(one, mine, arrival("a"), new Step(portion.number(), "4", 6), "four"))
        .isPresent();
    assertThat(other.takeOver(theirs)).isEmpty();

    clock.set(clock.millis() + LEASE.toMillis() - 1);
    other.renew(theirs, LEASE);
    assertThat(other.takeOver(theirs)).isEmpty();
    clock.set(clock.millis() + 1);
    Portion left = other.takeOver(theirs).orElseThrow();

    assertThat(left).isEqualTo(new Portion(left.number(), "4", "10", 6));
    assertThat(left.number()).isNotEqualTo(portion.number());
    assertThat(one.held(mine)).isEmpty();
    assertThat(other.takeOver(theirs)).isEmpty();
    assertThat(one.takeOver(mine)).isEmpty();
  }

  @Test
  void whoRenewsKeepsAndWhoLeavesGivesAtOnce() {
    assertThat(divide(one, mine, 10)).isPresent();
    clock.set(clock.millis() + LEASE.toMillis() - 1);
    one.renew(mine, LEASE);
    clock.set(clock.millis() + 1000);
    assertThat(other.takeOver(theirs)).isEmpty();

    one.leave(mine);

    assertThat(other.takeOver(theirs)).isPresent();
  }

  @Test
  void nothingIsCommittedToAPortionThatSomebodyElseHas() {
    Portion lost = divide(one, mine, 10).orElseThrow();
    Portion kept = divide(one, mine, 10).orElseThrow();
    one.leave(mine);
    Portion taken = other.takeOver(theirs).orElseThrow();
    assertThat(taken.begins()).isEqualTo(lost.begins());

    Optional<List<Boolean>> late =
        one.commit(
            mine,
            List.of(arrival("late")),
            originOf(cloudreve("operator")),
            List.of(new Step(kept.number(), "15", 5), new Step(lost.number(), "3", 7)),
            "late");

    assertThat(late).isEmpty();
    assertThat(there.find(cloudreve("late"))).isEmpty();
    assertThat(one.held(mine)).containsExactly(kept.number());
    // Nor when it came back: that is another claim, which begins where the first one stood.
    other.leave(theirs);
    assertThat(one.takeOver(mine)).isPresent();
    assertThat(commit(one, mine, arrival("late"), new Step(lost.number(), "3", 7), "late"))
        .isEmpty();
  }

  @Test
  void theLastOfTheRunEndsItWithWhatAllCounted() {
    Portion first = divide(one, mine, 10).orElseThrow();
    Portion second = divide(other, theirs, 5).orElseThrow();
    one.conclude(mine, standing(one, mine));
    assertThat(commit(one, mine, arrival("a"), new Step(first.number(), "10", 0), "ten"))
        .contains(List.of(true));
    assertThat(one.end(mine)).isEmpty();
    assertThat(standing(one, mine)).isEqualTo(new Standing("15", 15, true, 5, true));
    assertThat(commit(other, theirs, arrival("b"), new Step(second.number(), "15", 0), "five"))
        .isPresent();

    assertThat(other.end(theirs).orElseThrow()).containsExactlyInAnyOrder("ten", "five");

    assertThat(one.end(mine)).isEmpty();
    assertThat(one.standing(mine)).isEmpty();
    assertThat(here.find(cloudreve("a"))).isPresent();
    assertThat(here.find(cloudreve("b"))).isPresent();
    Share next = one.join(JOURNEY, false, LEASE).orElseThrow();
    assertThat(next.run()).isNotEqualTo(mine.run());
    assertThat(standing(one, next)).isEqualTo(new Standing("", 0, false, 0, false));
  }

  @Test
  void itIsNotEndedBeforeTheEndOfTheListWasSeen() {
    Portion first = divide(one, mine, 10).orElseThrow();
    one.drop(mine, first);

    assertThat(one.end(mine)).isEmpty();
    assertThat(standing(one, mine).open()).isZero();
  }

  @Test
  void itIsBegunAnewOnlyWhenNobodyIsAtWork() {
    assertThat(divide(one, mine, 10)).isPresent();
    other.leave(theirs);
    assertThat(other.join(JOURNEY, true, LEASE)).isEmpty();
    assertThat(other.join("another", true, LEASE)).isPresent();
    one.leave(mine);

    Share anew = other.join(JOURNEY, true, LEASE).orElseThrow();

    assertThat(standing(other, anew)).isEqualTo(new Standing("", 0, false, 0, false));
    assertThat(one.standing(mine)).isEmpty();
    assertThat(one.held(mine)).isEmpty();
    assertThat(one.end(mine)).isEmpty();
  }

  @Test
  void whoComesAfterAnInterruptionGoesOnWithIt() {
    Portion portion = divide(one, mine, 10).orElseThrow();
    assertThat(commit(one, mine, arrival("a"), new Step(portion.number(), "4", 6), "four"))
        .isPresent();
    one.leave(mine);
    other.leave(theirs);

    Share later = other.join(JOURNEY, false, LEASE).orElseThrow();

    assertThat(standing(other, later)).isEqualTo(new Standing("10", 10, false, 6, true));
    assertThat(other.takeOver(later).orElseThrow().begins()).isEqualTo("4");
  }
}
