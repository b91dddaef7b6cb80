package dev.avatargateway.bridge.follow;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.Outbox;
import dev.avatargateway.core.Outbox.Errand;
import dev.avatargateway.core.Outbox.Target;
import dev.avatargateway.core.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the errands of one target, several people's at the same time, until it is closed. */
public final class Courier implements AutoCloseable {

  /**
   * How errands are run.
   *
   * @param workers how many at the same time, at least 1
   * @param rest how long to wait before looking for errands again when there was none
   * @param lease longer than the longest errand
   * @param first the wait after the first attempt that failed, which doubles each time
   * @param longest the longest such wait
   */
  public record Settings(
      int workers, Duration rest, Duration lease, Duration first, Duration longest) {

    /** Fit for products and web hooks. */
    public static final Settings USUAL =
        new Settings(
            4,
            Duration.ofMillis(500),
            Duration.ofMinutes(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(15));

    public Settings {
      if (workers < 1) {
        throw new IllegalArgumentException("a courier has at least 1 worker");
      }
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private static final Duration END = Duration.ofSeconds(10);

  private final Outbox outbox;
  private final Target target;
  private final Recipient recipient;
  private final Settings settings;
  private final InstantSource clock;
  private final Patience patience;
  private final Closure closure;
  private final Semaphore free;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean troubled = new AtomicBoolean();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Courier(
      Outbox outbox, Target target, Recipient recipient, Settings settings, InstantSource clock) {
    this.outbox = outbox;
    this.target = target;
    this.recipient = recipient;
    this.settings = settings;
    this.clock = clock;
    this.patience = new Patience(settings.first(), settings.longest());
    this.closure = new Closure(patience, clock);
    this.free = new Semaphore(settings.workers());
  }

  /**
   * @param target one that the outbox has as a subscriber
   * @param recipient closed with the courier
   */
  public static Courier start(
      Outbox outbox, Target target, Recipient recipient, Settings settings, InstantSource clock) {
    Courier courier = new Courier(outbox, target, recipient, settings, clock);
    courier.threads.execute(courier::goOn);
    return courier;
  }

  private void goOn() {
    try {
      while (closed.getCount() > 0) {
        Duration wait = closure.left();
        if (wait.isZero() && !runSome()) {
          wait = settings.rest();
        }
        boolean _ = closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there was anything to do. */
  private boolean runSome() throws InterruptedException {
    free.acquire();
    int workers = 1 + free.drainPermits();
    List<Errand> errands = List.of();
    try {
      // One alone finds out whether a target that was closed is open again.
      boolean alone = closure.isTrial();
      if (!alone || workers == settings.workers()) {
        errands = outbox.claim(target, alone ? 1 : workers, settings.lease());
      }
    } catch (RefusedException e) {
      LOG.warn("The errands for {} cannot be read now", target.name());
    } finally {
      free.release(workers - errands.size());
    }
    for (Errand errand : errands) {
      threads.execute(() -> run(errand));
    }
    return !errands.isEmpty();
  }

  private void run(Errand errand) {
    try {
      settle(errand, tell(errand));
    } catch (RefusedException e) {
      LOG.warn("An errand for {} is run again later, as the store is away", target.name());
    } catch (InterruptedException e) {
      // The lease ends by itself.
      Thread.currentThread().interrupt();
    } finally {
      free.release();
    }
  }

  private Outcome tell(Errand errand) throws InterruptedException {
    try {
      Outcome outcome = recipient.tell(errand);
      closure.accepted();
      return outcome;
    } catch (BridgeException e) {
      Instant again = closure.refused();
      String reason = String.valueOf(e.getMessage());
      warnOnce("refuses everything: {}; it is left alone for a while", reason);
      Duration wait = Duration.between(clock.instant(), again);
      return new Outcome.Later(reason, wait.isNegative() ? Duration.ZERO : wait);
    } catch (RuntimeException e) {
      LOG.error("An errand for {} failed", target.name(), e);
      return new Outcome.Later("failed: " + e.getClass().getSimpleName(), Duration.ZERO);
    }
  }

  private void settle(Errand errand, Outcome outcome) {
    switch (outcome) {
      case Outcome.Done() -> {
        outbox.done(errand);
        if (troubled.compareAndSet(true, false)) {
          LOG.info("{} can be told of changes again", target.name());
        }
      }
      case Outcome.Later(String reason, Duration earliest) -> {
        Duration usual = patience.after(errand.attempts());
        Duration wait = usual.compareTo(earliest) > 0 ? usual : earliest;
        outbox.postpone(errand, clock.instant().plus(wait), reason);
        warnOnce("cannot be told of a change now: {}; it is tried again until it can", reason);
      }
      case Outcome.Never(String reason) -> {
        outbox.park(errand, reason);
        warnOnce("will not take a change: {}; see the command outbox list", reason);
      }
    }
  }

  private void warnOnce(String words, String reason) {
    if (troubled.compareAndSet(false, true)) {
      LOG.warn("{} " + words, target.name(), reason);
    } else {
      LOG.debug("{} " + words, target.name(), reason);
    }
  }

  /** Takes no more errands, and waits a moment for those that are being run. */
  @Override
  public void close() {
    closed.countDown();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END.toNanos(), TimeUnit.NANOSECONDS)) {
        threads.shutdownNow();
        if (!threads.awaitTermination(END.toNanos(), TimeUnit.NANOSECONDS)) {
          LOG.warn("An errand for {} does not end", target.name());
        }
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    } finally {
      recipient.close();
    }
  }
}
