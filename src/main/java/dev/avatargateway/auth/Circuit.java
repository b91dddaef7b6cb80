package dev.avatargateway.auth;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Keeps questions from a product that has just failed to answer: for a pause nobody asks, then one
 * question at a time finds out whether it is back.
 */
final class Circuit {

  private final Ticker ticker;
  private final long pause;
  private final long longestQuestion;
  private boolean open;
  private long nextTry;

  Circuit(Duration pause, Duration longestQuestion, Ticker ticker) {
    this.pause = pause.toNanos();
    this.longestQuestion = longestQuestion.toNanos();
    this.ticker = ticker;
  }

  /** Whether the product may be asked now; who gets true must report how it went. */
  synchronized boolean admits() {
    if (!open) {
      return true;
    }
    long now = ticker.read();
    if (now - nextTry < 0) {
      return false;
    }
    nextTry = now + longestQuestion;
    return true;
  }

  synchronized void answered() {
    open = false;
  }

  /** Whether this is the first failure after an answer. */
  synchronized boolean failed() {
    boolean first = !open;
    open = true;
    nextTry = ticker.read() + pause;
    return first;
  }
}
