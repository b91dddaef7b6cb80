package dev.avatargateway.upkeep;

import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the sweeper go round on a thread of its own, each time after half to one and a half of the
 * usual pause, so that nodes which were started together do not sweep together.
 */
public final class SweepRounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SweepRounds.class);

  private final Sweeper sweeper;
  private final Duration every;
  private final Consumer<Sweep> told;
  private final Thread thread;

  private SweepRounds(Sweeper sweeper, Duration every, Consumer<Sweep> told) {
    this.sweeper = sweeper;
    this.every = every;
    this.told = told;
    this.thread = Thread.ofPlatform().daemon().name("sweeper").unstarted(this::run);
  }

  /**
   * Begins, with a pause.
   *
   * @param every the usual pause, more than 0
   * @param told hears of each sweep that came to its end
   */
  public static SweepRounds start(Sweeper sweeper, Duration every, Consumer<Sweep> told) {
    SweepRounds rounds = new SweepRounds(sweeper, every, told);
    rounds.thread.start();
    return rounds;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(pause());
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration pause() {
    long half = Math.max(1, every.toMillis() / 2);
    return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(2 * half));
  }

  private void round() {
    try {
      Sweep sweep = sweeper.sweep();
      told.accept(sweep);
      LOG.info(
          "Swept the store: {} blobs, {} with {} bytes deleted, {} failed",
          sweep.seen(),
          sweep.deleted(),
          sweep.bytes(),
          sweep.failed());
    } catch (IOException | RefusedException e) {
      LOG.warn("The store could not be swept; it is tried again later", e);
    } catch (RuntimeException e) {
      LOG.error("A sweep failed; the next one is tried all the same", e);
    }
  }

  /** Stops after the blob at hand. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
