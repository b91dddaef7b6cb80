package dev.avatargateway.bridge;

import dev.avatargateway.core.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes verdicts in order and commits them by the batch, always with the position. */
final class Committer {

  static final int BATCH = 128;

  private static final int MAX_WAITING = Conveyor.WINDOW / 2;
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  private final Conveyor<Listing, Verdict> conveyor;
  private final Admittance admittance;
  private final Journey journey;
  private final RunOptions options;
  private final List<Verdict> waiting = new ArrayList<>();
  private int arriving;
  private long since;

  Committer(
      Conveyor<Listing, Verdict> conveyor,
      Admittance admittance,
      Journey journey,
      RunOptions options) {
    this.conveyor = conveyor;
    this.admittance = admittance;
    this.journey = journey;
    this.options = options;
  }

  /** Why it ended early; empty when it came to its end. */
  Optional<String> toTheEnd() throws InterruptedException {
    try {
      while (true) {
        switch (conveyor.next(AT_LEAST)) {
          case Conveyor.Step.Result<Verdict>(Verdict verdict) -> take(verdict);
          case Conveyor.Step.Waiting<Verdict> _ -> {}
          case Conveyor.Step.End<Verdict>(boolean whole, Optional<Exception> cause) -> {
            commit();
            return journey.end(whole, cause);
          }
        }
        if (isDue()) {
          commit();
        }
      }
    } catch (RefusedException | BridgeException e) {
      return Optional.of(journey.sentence(e));
    }
  }

  private boolean isDue() {
    return arriving >= BATCH
        || waiting.size() >= MAX_WAITING
        || (!waiting.isEmpty() && System.nanoTime() - since >= AT_LEAST.toNanos());
  }

  private void take(Verdict verdict) throws InterruptedException {
    Verdict decided = verdict;
    if (verdict.kind() == Verdict.Kind.AGAIN) {
      commit();
      decided = admittance.decideNow(verdict.listing());
    }
    if (waiting.isEmpty()) {
      since = System.nanoTime();
    }
    waiting.add(decided);
    arriving += decided.arrival().isPresent() ? 1 : 0;
  }

  private void commit() throws InterruptedException {
    if (waiting.isEmpty()) {
      return;
    }
    String position = waiting.getLast().listing().position();
    Tally before = journey.tally();
    List<Boolean> applied = note(position, before);
    for (boolean first = true; applied.contains(false); first = false) {
      settle(applied, first);
      applied = note(position, before);
    }
    waiting.forEach(verdict -> verdict.tell(journey));
    admittance.leave(waiting.size());
    conveyor.release(waiting.size());
    options.progress().advance(waiting.size());
    waiting.clear();
    arriving = 0;
  }

  /**
   * Looks once more at those who were changed here since they were decided about, as long as it is
   * known which came later; the others keep what they wear.
   */
  private void settle(List<Boolean> applied, boolean first) throws InterruptedException {
    int next = 0;
    for (int i = 0; i < waiting.size(); i++) {
      Verdict verdict = waiting.get(i);
      if (verdict.arrival().isEmpty()) {
        continue;
      }
      if (applied.get(next++)) {
        waiting.set(i, verdict.with(Optional.empty()));
      } else if (first && verdict.hasTime()) {
        waiting.set(i, admittance.decideNow(verdict.listing()));
      } else {
        waiting.set(i, verdict.overtaken());
      }
    }
  }

  private List<Boolean> note(String position, Tally before) {
    Tally counted = before.copy();
    waiting.forEach(verdict -> verdict.count(counted));
    return journey.note(
        waiting.stream().flatMap(verdict -> verdict.arrival().stream()).toList(),
        position,
        counted);
  }
}
