package dev.avatargateway.http;

import java.time.Duration;

/** The header that says when a refused request may be tried again. */
public final class RetryAfter {

  private RetryAfter() {}

  /** Adds it in whole seconds, at least one and never too few. */
  public static Answer on(Answer answer, Duration wait) {
    long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    return answer.with("Retry-After", Long.toString(seconds));
  }
}
