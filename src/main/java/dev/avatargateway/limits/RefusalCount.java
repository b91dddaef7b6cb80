package dev.avatargateway.limits;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.time.Duration;
import java.util.Optional;

/** Hears of each refusal by a limit. Safe for use by many threads. */
@FunctionalInterface
public interface RefusalCount {

  /** Adds one. */
  void refused(Limit limit);

  /**
   * Lets pass who need not wait.
   *
   * @throws RefusedException with {@link Refusal.TooOften} for who must, which is counted
   */
  default void passUnless(Optional<Duration> wait, Limit limit) {
    if (wait.isPresent()) {
      refused(limit);
      throw new RefusedException(new Refusal.TooOften(wait.get()));
    }
  }
}
