package dev.avatargateway.bridge;

import dev.avatargateway.core.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commits verdicts, always together with the note that their listings are done. */
final class Committer extends Batches<Verdict> {

  private final Admittance admittance;
  private final Ledger ledger;

  Committer(
      Conveyor<Listing, Verdict> conveyor,
      Admittance admittance,
      Ledger ledger,
      Progress progress) {
    super(conveyor, progress);
    this.admittance = admittance;
    this.ledger = ledger;
  }

  @Override
  Verdict admit(Verdict verdict) {
    if (verdict.kind() != Verdict.Kind.AGAIN) {
      return verdict;
    }
    settleAll();
    return admittance.decideNow(verdict.listing());
  }

  @Override
  Optional<String> end(boolean whole, Optional<Exception> cause) {
    return ledger.end(whole, cause);
  }

  @Override
  void settle(List<Verdict> batch) {
    List<Verdict> kept = new ArrayList<>(batch);
    Tally before = ledger.tally();
    List<Boolean> applied = note(kept, before);
    for (boolean first = true; applied.contains(false); first = false) {
      lookAgain(kept, applied, first);
      admittance.store();
      applied = ledger.amend(arrivals(kept), counted(kept, before));
    }
    kept.forEach(verdict -> verdict.tell(ledger.complaints()));
    admittance.leave(batch.size());
  }

  /** Leaves those away that are somebody else's by now. */
  private List<Boolean> note(List<Verdict> batch, Tally before) {
    while (true) {
      batch.removeIf(verdict -> !ledger.holds(verdict.listing()));
      if (batch.isEmpty()) {
        return List.of();
      }
      admittance.store();
      List<Listing> done = batch.stream().map(Verdict::listing).toList();
      Optional<List<Boolean>> applied = ledger.note(done, arrivals(batch), counted(batch, before));
      if (applied.isPresent()) {
        return applied.get();
      }
    }
  }

  /**
   * Looks once more at those who were changed here since they were decided about, as long as it is
   * known which came later; the others keep what they wear.
   */
  private void lookAgain(List<Verdict> batch, List<Boolean> applied, boolean first) {
    int next = 0;
    for (int i = 0; i < batch.size(); i++) {
      Verdict verdict = batch.get(i);
      if (verdict.arrival().isEmpty()) {
        continue;
      }
      if (applied.get(next++)) {
        batch.set(i, verdict.with(Optional.empty()));
      } else if (first && verdict.hasTime()) {
        batch.set(i, admittance.decideNow(verdict.listing()));
      } else {
        batch.set(i, verdict.overtaken());
      }
    }
  }

  private static List<Arrival> arrivals(List<Verdict> batch) {
    return batch.stream().flatMap(verdict -> verdict.arrival().stream()).toList();
  }

  private static Tally counted(List<Verdict> batch, Tally before) {
    Tally counted = before.copy();
    batch.forEach(verdict -> verdict.count(counted));
    return counted;
  }
}
