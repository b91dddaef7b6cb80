package dev.avatargateway.core;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Keeps readers from waiting for a product that is slow or away: for a pause it is not asked at
 * all, then by one question at a time, for whose answer nobody waits.
 */
final class PullCircuit {

  private final InstantSource clock;
  private final long pause;
  private boolean open;
  private boolean probing;
  private long nextTry;

  PullCircuit(Duration pause, InstantSource clock) {
    this.pause = pause.toMillis();
    this.clock = clock;
  }

  /** Whether a question would be let through now. */
  synchronized boolean wouldAdmit() {
    return !open || (!probing && clock.millis() >= nextTry);
  }

  /** Whether the product may be asked; who gets true must say how it went. */
  synchronized boolean admits() {
    boolean admitted = wouldAdmit();
    probing |= open && admitted;
    return admitted;
  }

  /** Whether a reader may wait for an answer. */
  synchronized boolean isClosed() {
    return !open;
  }

  synchronized void answered() {
    open = false;
    probing = false;
  }

  /** Somebody waited in vain; the question itself goes on. */
  synchronized void slow() {
    open = true;
    nextTry = clock.millis() + pause;
  }

  /** Whether this is the first failure after an answer. */
  synchronized boolean failed() {
    boolean first = !open;
    open = true;
    probing = false;
    nextTry = clock.millis() + pause;
    return first;
  }
}
