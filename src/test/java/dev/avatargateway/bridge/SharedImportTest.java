package dev.avatargateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.catalog.PostgresAddress;
import dev.avatargateway.contract.PostgresServer;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Portions;
import dev.avatargateway.core.Portions.Share;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two importers of one list over one PostgreSQL and one folder. */
class SharedImportTest {

  private static final int PEOPLE = 400;
  private static final String JOURNEY = "import a scripted list";

  @TempDir private Path temp;

  /** How often each picture was opened. */
  private final Map<Integer, Integer> opened = new ConcurrentHashMap<>();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private House one;
  private House other;

  @BeforeEach
  void open() throws IOException {
    PostgresAddress address =
        PostgresAddress.of(PostgresServer.newDatabase(), Optional.empty(), Optional.empty());
    one = House.sharing(temp.resolve("shared"), address);
    other = House.sharing(temp.resolve("shared"), address);
  }

  @AfterEach
  void close() {
    threads.close();
    one.close();
    other.close();
  }

  /** What happens before a picture is given. */
  private interface Before {
    void run() throws IOException;
  }

  private ScriptedSource people(IntPredicate there, Before before) {
    ScriptedSource source = new ScriptedSource();
    for (int i = 0; i < PEOPLE; i++) {
      if (there.test(i)) {
        source.image(id(i), picture(i, before), 1000 + i);
      } else {
        source.nobody();
      }
    }
    return source;
  }

  private ByteSource picture(int number, Before before) {
    byte[] bytes = House.picture(number);
    return () -> {
      opened.merge(number, 1, Integer::sum);
      before.run();
      return ByteSource.of(bytes).open();
    };
  }

  private static String id(int number) {
    return "p%03d".formatted(number);
  }

  private ScriptedSource everybody() {
    return people(_ -> true, () -> {});
  }

  /** Each importer's first picture comes when both have asked for one. */
  private Before meeting(CyclicBarrier barrier) {
    AtomicBoolean met = new AtomicBoolean();
    return () -> {
      if (met.compareAndSet(false, true)) {
        try {
          barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
          throw new InterruptedIOException(e.toString());
        }
      }
    };
  }

  private List<Summary> together(ScriptedSource first, ScriptedSource second) throws Exception {
    Future<Summary> begun = threads.submit(() -> one.importAll(first));
    Summary beside = other.importAll(second);
    return List.of(begun.get(), beside);
  }

  /** The numbers of all, which one of them tells, and those of the other one. */
  private static long readByOther(List<Summary> summaries, long all) {
    assertThat(summaries).allSatisfy(one -> assertThat(one.interruption()).isEmpty());
    List<Long> read = summaries.stream().map(one -> one.tally().read()).sorted().toList();
    assertThat(read.getLast()).isEqualTo(all);
    return read.getFirst();
  }

  @Test
  void theyDivideTheWorkAndTheEndIsThatOfOneAlone() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);

    List<Summary> summaries =
        together(people(_ -> true, meeting(barrier)), people(_ -> true, meeting(barrier)));

    assertThat(readByOther(summaries, PEOPLE)).isBetween(1L, PEOPLE - 1L);
    assertThat(opened).hasSize(PEOPLE).allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    try (House alone = new House(temp.resolve("alone"))) {
      alone.importAll(everybody());
      assertThat(one.worn()).hasSize(PEOPLE).isEqualTo(alone.worn());
      assertThat(one.stored()).isEqualTo(alone.stored());
    }
    assertThat(other.importAll(everybody()).tally().unchanged()).isEqualTo(PEOPLE);
  }

  @Test
  void aListThatChangesBetweenTheReadingsHasNobodyTwiceAndNobodyLost() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    IntPredicate here = i -> i % 7 != 3;
    IntPredicate there = i -> i % 5 != 2;

    List<Summary> summaries =
        together(people(here, meeting(barrier)), people(there, meeting(barrier)));

    long all = one.worn().size();
    assertThat(readByOther(summaries, all)).isPositive();
    assertThat(opened).hasSize((int) all).allSatisfy((_, n) -> assertThat(n).isEqualTo(1));
    IntStream.range(0, PEOPLE)
        .filter(here.and(there))
        .forEach(i -> assertThat(one.worn()).containsKey(id(i)));
  }

  @Test
  void whatOneWhoIsGoneHadTakenIsDoneWhenTheLeaseRanOut() throws Exception {
    Portions gone = one.catalog.portions();
    Share share = gone.join(JOURNEY, false, Together.LEASE).orElseThrow();
    // Up to somebody who is not there when it is read again.
    assertThat(gone.divide(share, gone.standing(share).orElseThrow(), "00000050", 50)).isPresent();

    Future<Summary> rest = threads.submit(() -> other.importAll(people(i -> i != 49, () -> {})));
    while (one.worn().size() < PEOPLE - 50) {
      Thread.onSpinWait();
    }
    assertThat(one.worn()).doesNotContainKey(id(0)).doesNotContainKey(id(48));
    assertThat(rest.isDone()).isFalse();
    other.clock.set(other.clock.millis() + Together.LEASE.toMillis());

    assertThat(rest.get().tally().done()).isEqualTo(PEOPLE - 1);
    assertThat(one.worn()).hasSize(PEOPLE - 1).containsKeys(id(0), id(48), id(50));
    assertThat(opened.values()).allSatisfy(times -> assertThat(times).isEqualTo(1));
  }

  @Test
  void resultsOfOneWhoWasTakenForGoneAreThrownAway() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    ScriptedSource slow =
        people(
            _ -> true,
            () -> {
              waiting.countDown();
              try {
                released.await();
              } catch (InterruptedException e) {
                throw new InterruptedIOException();
              }
            });
    Future<Summary> late = threads.submit(() -> one.importAll(slow));
    waiting.await();
    other.clock.set(other.clock.millis() + Together.LEASE.toMillis());

    Summary whole = other.importAll(everybody());
    released.countDown();

    assertThat(whole.tally().done()).isEqualTo(PEOPLE);
    assertThat(whole.interruption()).isEmpty();
    assertThat(late.get().tally().read()).isZero();
    assertThat(late.get().interruption()).isEmpty();
    assertThat(one.worn()).hasSize(PEOPLE);
  }

  @Test
  void oneThatIsStoppedLeavesTheRestAtOnce() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    ScriptedSource source =
        people(_ -> true, () -> stop.compareAndSet(false, opened.size() > PEOPLE / 4));

    Summary stopped = one.importAll(source, House.options(stop::get));
    assertThat(stopped.interruption().orElseThrow()).startsWith("stopped; others");
    assertThat(stopped.tally().read()).isBetween(1L, PEOPLE - 1L);
    Summary rest = other.importAll(everybody());

    assertThat(rest.tally().done()).isEqualTo(PEOPLE);
    assertThat(one.worn()).hasSize(PEOPLE);
  }

  @Test
  void itIsNotBegunAnewWhileAnotherIsAtWork() throws Exception {
    Portions another = one.catalog.portions();
    Share share = another.join(JOURNEY, false, Together.LEASE).orElseThrow();
    RunOptions anew = new RunOptions(false, true, 4, () -> false, Progress.SILENT);

    assertThatThrownBy(() -> other.importAll(everybody(), anew))
        .isInstanceOf(BridgeException.class)
        .hasMessageContaining("others are at work");

    another.renew(share, Duration.ZERO);
    assertThat(other.importAll(everybody(), anew).tally().done()).isEqualTo(PEOPLE);
  }
}
