package dev.avatargateway.bridge;

import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes results off a conveyor in their order and settles them by the batch, at least about each
 * second; for one thread.
 */
abstract class Batches<R> {

  private static final int MAX_WAITING = Conveyor.WINDOW / 4;
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  private final Conveyor<?, R> conveyor;
  private final Progress progress;
  private final List<R> waiting = new ArrayList<>();
  private long since;

  Batches(Conveyor<?, R> conveyor, Progress progress) {
    this.conveyor = conveyor;
    this.progress = progress;
  }

  /** Settles results, in order; on return that is for good. */
  abstract void settle(List<R> batch);

  /** Why it ends here, where it does so early. */
  abstract Optional<String> end(boolean whole, Optional<Exception> cause);

  /** What to settle for a result; {@link #settleAll()} may be called first. */
  R admit(R result) {
    return result;
  }

  /** Why it ended early; empty when it came to its end. */
  final Optional<String> toTheEnd() throws InterruptedException {
    try {
      while (true) {
        switch (conveyor.next(AT_LEAST)) {
          case Conveyor.Step.Result<R>(R result) -> take(result);
          case Conveyor.Step.Waiting<R> _ -> {}
          case Conveyor.Step.End<R>(boolean whole, Optional<Exception> cause) -> {
            settleAll();
            return end(whole, cause);
          }
        }
        if (!waiting.isEmpty() && System.nanoTime() - since >= AT_LEAST.toNanos()) {
          settleAll();
        }
      }
    } catch (RefusedException | PeopleException | BridgeException e) {
      return end(false, Optional.of(e));
    }
  }

  private void take(R result) {
    R admitted = admit(result);
    if (waiting.isEmpty()) {
      since = System.nanoTime();
    }
    waiting.add(admitted);
    if (waiting.size() == MAX_WAITING) {
      settleAll();
    }
  }

  final void settleAll() {
    if (!waiting.isEmpty()) {
      settle(waiting);
      conveyor.release(waiting.size());
      progress.advance(waiting.size());
      waiting.clear();
    }
  }
}
