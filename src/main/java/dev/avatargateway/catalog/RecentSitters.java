package dev.avatargateway.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Sitter;
import java.util.Optional;
import java.util.function.Function;

/**
 * Remembers who was looked at, and who was not known, for as long as nothing is heard of a change.
 * While it is unsure whether everything is heard, the database is asked each time; while that does
 * not answer, what is remembered is given all the same.
 */
final class RecentSitters {

  private final Cache<Owner, Seen> seen;
  private final Stamps stamps;
  private final Hearing hearing;
  private final Outage outage;
  private final Function<Owner, Optional<Sitter>> database;

  /**
   * @param places how many identities are remembered, at least 1
   * @param database finds out who somebody is; refuses when it does not answer
   */
  RecentSitters(
      int places,
      Stamps stamps,
      Hearing hearing,
      Outage outage,
      Function<Owner, Optional<Sitter>> database) {
    this.seen = Caffeine.newBuilder().maximumSize(places).build();
    this.stamps = stamps;
    this.hearing = hearing;
    this.outage = outage;
    this.database = database;
  }

  /** Who is remembered, where that is sure; empty also for who is remembered as not known. */
  Optional<Sitter> recall(Owner owner) {
    return hearing.isSure() ? seen(owner).flatMap(Seen::sitter) : Optional.empty();
  }

  private Optional<Seen> seen(Owner owner) {
    return Optional.ofNullable(seen.getIfPresent(owner)).filter(once -> holds(owner, once));
  }

  Optional<Sitter> find(Owner owner) {
    Optional<Seen> before = seen(owner);
    if (before.isPresent() && (hearing.isSure() || outage.isOn())) {
      return before.get().sitter();
    }
    try {
      return look(owner);
    } catch (RefusedException e) {
      if (before.isEmpty() || !(e.refusal() instanceof Refusal.StorageUnavailable)) {
        throw e;
      }
      outage.seen();
      return before.get().sitter();
    }
  }

  private Optional<Sitter> look(Owner owner) {
    long look = stamps.look();
    Optional<Sitter> sitter = database.apply(owner);
    outage.over();
    seen.put(owner, new Seen(look, sitter));
    return sitter;
  }

  private boolean holds(Owner owner, Seen before) {
    return stamps.holds(before.look(), Touched.mark(owner))
        && (before.sitter().isEmpty()
            || stamps.holds(before.look(), Touched.mark(before.sitter().get().person().value())));
  }

  /** What a look saw. */
  private record Seen(long look, Optional<Sitter> sitter) {}
}
