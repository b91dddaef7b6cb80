package dev.avatargateway.bridge;

import dev.avatargateway.core.RefusedException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a small thing again and again while its process lives; one that was refused is tried again.
 */
final class Beat implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

  private final Duration period;
  private final Runnable task;
  private boolean closed;

  private Beat(Duration period, Runnable task) {
    this.period = period;
    this.task = task;
  }

  static Beat each(Duration period, Runnable task) {
    Beat beat = new Beat(period, task);
    Thread.ofPlatform().daemon().name("bridge-beat").start(beat::run);
    return beat;
  }

  private synchronized void run() {
    try {
      while (!closed) {
        wait(period.toMillis());
        if (!closed) {
          attempt();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() {
    try {
      task.run();
    } catch (RefusedException e) {
      LOG.debug("A beat failed", e);
    }
  }

  /** Does it no more, once it is not being done. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
