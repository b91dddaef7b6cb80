package dev.avatargateway.bridge.follow;

import static dev.avatargateway.contract.Samples.mattermost;
import static dev.avatargateway.contract.Samples.originOf;
import static dev.avatargateway.contract.Samples.wearing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Outbox;
import dev.avatargateway.core.Outbox.Errand;
import dev.avatargateway.core.Outbox.Target;
import dev.avatargateway.core.Owner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CourierTest {

  private static final Target HOOK = new Target("hook", Optional.empty());
  private static final Outcome LATER = new Outcome.Later("away", Duration.ZERO);
  private static final Courier.Settings QUICK =
      new Courier.Settings(
          4,
          Duration.ofMillis(5),
          Duration.ofMinutes(1),
          Duration.ofMillis(2),
          Duration.ofMillis(20));

  private final JdbiCatalog catalog = JdbiCatalog.inMemory(5, InstantSource.system());
  private final Outbox outbox = catalog.outbox();
  private final Queue<Errand> told = new ConcurrentLinkedQueue<>();
  private final Told recipient = new Told();
  private final Courier courier;

  CourierTest() {
    outbox.subscribe(Set.of(HOOK));
    courier = Courier.start(outbox, HOOK, recipient, QUICK, InstantSource.system());
  }

  @AfterEach
  void close() {
    courier.close();
    catalog.close();
  }

  private long changes(Owner owner, String picture) {
    return catalog
        .assign(Identity.of(owner), wearing(picture), originOf(owner), 1)
        .portrait()
        .changedAt();
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private void awaitRest() {
    await(() -> outbox.waiting(HOOK) == 0);
  }

  @Test
  void changeIsToldOnce() {
    long version = changes(mattermost("a"), "a");

    awaitRest();

    assertThat(told).extracting(Errand::version).containsExactly(version);
  }

  @Test
  void lastOfManyChangesIsToldLastAndNeverTwoAtOnce() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    recipient.answer =
        errand -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          assertThat(catalog.check().ok()).isTrue();
          running.decrementAndGet();
          return Outcome.DONE;
        };
    long last = 0;
    for (int i = 0; i < 100; i++) {
      last = changes(mattermost("a"), "picture" + i);
    }

    awaitRest();

    assertThat(told).last().extracting(Errand::version).isEqualTo(last);
    assertThat(told).extracting(Errand::version).isSorted();
    assertThat(most).hasValue(1);
  }

  @Test
  void whoIsAwayIsToldAgainAndAgain() {
    AtomicInteger left = new AtomicInteger(5);
    recipient.answer = errand -> left.getAndDecrement() > 0 ? LATER : Outcome.DONE;
    changes(mattermost("a"), "a");

    awaitRest();

    assertThat(told).extracting(Errand::attempts).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void waitThatIsAskedForIsKept() {
    recipient.answer = errand -> new Outcome.Later("busy", Duration.ofHours(1));
    changes(mattermost("a"), "a");
    await(() -> !told.isEmpty());
    changes(mattermost("b"), "b");

    await(() -> told.size() == 2);

    assertThat(told).extracting(Errand::attempts).containsExactly(0, 0);
    assertThat(outbox.waiting(HOOK)).isEqualTo(2);
  }

  @Test
  void whatIsRefusedIsParkedWhileOthersGoOn() {
    Owner refused = mattermost("refused");
    recipient.answer =
        errand ->
            errand.identities().getFirst().owner().equals(refused)
                ? new Outcome.Never("answered 410")
                : Outcome.DONE;
    changes(refused, "a");
    changes(mattermost("b"), "b");

    awaitRest();

    assertThat(outbox.parked(10))
        .singleElement()
        .satisfies(parked -> assertThat(parked.reason()).isEqualTo("answered 410"));
    recipient.answer = errand -> Outcome.DONE;
    assertThat(outbox.retry(Optional.empty())).isEqualTo(1);
    awaitRest();
    assertThat(outbox.parked(10)).isEmpty();
  }

  @Test
  void targetThatRefusesEverybodyKeepsEverything() {
    recipient.answer =
        errand -> {
          throw new BridgeException("the token is no administrator's");
        };
    for (int i = 0; i < 20; i++) {
      changes(mattermost("user" + i), "a");
    }
    await(() -> told.size() >= 10);
    assertThat(outbox.waiting(HOOK)).isEqualTo(20);
    assertThat(outbox.parked(10)).isEmpty();

    recipient.answer = errand -> Outcome.DONE;

    awaitRest();
  }

  @Test
  void faultOfTheProgramLosesNothing() {
    AtomicInteger left = new AtomicInteger(2);
    recipient.answer =
        errand -> {
          if (left.getAndDecrement() > 0) {
            throw new IllegalStateException("fault");
          }
          return Outcome.DONE;
        };
    changes(mattermost("a"), "a");

    awaitRest();

    assertThat(told).hasSize(3);
  }

  @Test
  void closingWaitsForWhatIsBeingTold() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    recipient.answer =
        errand -> {
          begun.countDown();
          awaitQuietly(go);
          return Outcome.DONE;
        };
    changes(mattermost("a"), "a");
    begun.await();
    Thread closing = Thread.ofPlatform().start(courier::close);
    await(() -> closing.getState() == Thread.State.TIMED_WAITING);
    go.countDown();
    closing.join();

    assertThat(outbox.waiting(HOOK)).isZero();
    assertThat(recipient.closed).isTrue();
    changes(mattermost("b"), "b");
    assertThat(outbox.waiting(HOOK)).isEqualTo(1);
  }

  @Test
  void waitsDoubleWithinTheirBounds() {
    Patience patience = new Patience(Duration.ofSeconds(1), Duration.ofMinutes(15));
    for (int attempts : List.of(0, 1, 5, 9, 10, 63, Integer.MAX_VALUE)) {
      long most = Math.min(1000L << Math.min(attempts, 30), 900_000);
      for (int i = 0; i < 100; i++) {
        assertThat(patience.after(attempts).toMillis()).isBetween(most / 2, most);
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Somebody who notes what they are told and answers as they were told to. */
  private final class Told implements Recipient {

    private volatile Function<Errand, Outcome> answer = errand -> Outcome.DONE;
    private volatile boolean closed;

    @Override
    public Outcome tell(Errand errand) {
      told.add(errand);
      return answer.apply(errand);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
