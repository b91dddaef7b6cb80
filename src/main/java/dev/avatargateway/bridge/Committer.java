package dev.avatargateway.bridge;

import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.SweptException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Commits verdicts, always with the position that they reach. */
final class Committer extends Batches<Verdict> {

  private final Admittance admittance;
  private final Journey journey;

  Committer(
      Conveyor<Listing, Verdict> conveyor,
      Admittance admittance,
      Journey journey,
      Progress progress) {
    super(conveyor, progress);
    this.admittance = admittance;
    this.journey = journey;
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
    return journey.end(whole, cause);
  }

  @Override
  void settle(List<Verdict> batch) {
    String position = batch.getLast().listing().position();
    Tally before = journey.tally();
    List<Boolean> applied = note(batch, position, before);
    for (boolean first = true; applied.contains(false); first = false) {
      lookAgain(batch, applied, first);
      applied = note(batch, position, before);
    }
    batch.forEach(verdict -> verdict.tell(journey));
    admittance.leave(batch.size());
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

  private List<Boolean> note(List<Verdict> batch, String position, Tally before) {
    for (int left = SweptException.ATTEMPTS; ; left--) {
      Tally counted = before.copy();
      batch.forEach(verdict -> verdict.count(counted));
      admittance.store();
      try {
        return journey.note(
            batch.stream().flatMap(verdict -> verdict.arrival().stream()).toList(),
            position,
            counted);
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
}
