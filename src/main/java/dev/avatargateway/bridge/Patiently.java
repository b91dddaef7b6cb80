package dev.avatargateway.bridge;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.util.concurrent.locks.LockSupport;

/** Asks again as long as the answer is that there is too much work at once. */
final class Patiently {

  private Patiently() {}

  /** A question that may be refused, and may fail otherwise. */
  interface Question<V, E extends Exception> {
    V put() throws E;
  }

  static <V, E extends Exception> V ask(Question<V, E> question) throws E {
    while (true) {
      try {
        return question.put();
      } catch (RefusedException e) {
        if (!(e.refusal() instanceof Refusal.Busy(var retryAfter))
            || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(retryAfter.toNanos());
      }
    }
  }
}
