package dev.avatargateway.bridge;

import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.SweptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
      applied = storing(kept, () -> ledger.amend(arrivals(kept), counted(kept, before)));
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
      List<Listing> done = batch.stream().map(Verdict::listing).toList();
      Optional<List<Boolean>> applied =
          storing(batch, () -> ledger.note(done, arrivals(batch), counted(batch, before)));
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

  /** Commits behind the pictures; those that were swept before their rows are made once more. */
  private <T> T storing(List<Verdict> batch, Supplier<T> commit) {
    for (int left = SweptException.ATTEMPTS; ; left--) {
      admittance.store();
      try {
        return commit.get();
      } catch (SweptException e) {
        e.again(left);
        renew(batch, e.packs());
      }
    }
  }

  /** Makes the pictures again whose packs are gone. */
  private void renew(List<Verdict> batch, Set<BlobKey> gone) {
    admittance.forget(gone);
    for (int i = 0; i < batch.size(); i++) {
      if (batch.get(i).arrival().flatMap(Arrival::pack).filter(gone::contains).isPresent()) {
        batch.set(i, admittance.decideNow(batch.get(i).listing()));
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
