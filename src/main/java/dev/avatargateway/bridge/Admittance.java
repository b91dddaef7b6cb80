package dev.avatargateway.bridge;

import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Arrivals;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.NewAvatar;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Sitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Decides about listings, many at once, each on what was committed before it: whoever is still on
 * the way to their commit is not decided about a second time until that is done.
 */
final class Admittance {

  private static final String UNREADABLE = "its picture cannot be read";

  private final Bulk bulk;
  private final Arrivals arrivals;
  private final NewAvatar.Limits limits;
  private final boolean dryRun;

  /** Owners and persons of listings that are not committed yet, and of how many. */
  private final ConcurrentHashMap<Object, Integer> onTheWay = new ConcurrentHashMap<>();

  /** The same by listing, in their order. */
  private final Queue<Set<Object>> queue = new ConcurrentLinkedQueue<>();

  Admittance(Bulk bulk, Arrivals arrivals, NewAvatar.Limits limits, boolean dryRun) {
    this.bulk = bulk;
    this.arrivals = arrivals;
    this.limits = limits;
    this.dryRun = dryRun;
  }

  /** The work of each, in their order; for one thread. */
  List<Callable<Verdict>> prepare(List<Listing> group) {
    // Before the look-up: who was committed by now is found as that left them.
    Set<Object> taken = new HashSet<>(onTheWay.keySet());
    Lookup known = Lookup.of(bulk, group);
    List<Callable<Verdict>> work = new ArrayList<>(group.size());
    for (Listing listing : group) {
      Optional<Sitter> sitter = known.of(listing);
      Set<Object> keys = new HashSet<>();
      listing.identity().map(Identity::owner).ifPresent(keys::add);
      sitter.map(Sitter::person).ifPresent(keys::add);
      boolean again = keys.stream().anyMatch(taken::contains);
      taken.addAll(keys);
      keys.forEach(key -> onTheWay.merge(key, 1, Integer::sum));
      queue.add(keys);
      work.add(again ? () -> Verdict.again(listing) : () -> decide(listing, sitter));
    }
    return work;
  }

  /** Makes the pictures safe of all that were decided about. */
  void store() {
    arrivals.store();
  }

  /** These packs are gone from the store. */
  void forget(Set<BlobKey> packs) {
    arrivals.forget(packs);
  }

  /** So many listings, the first ones on the way, were committed. */
  void leave(int count) {
    for (int i = 0; i < count; i++) {
      queue
          .remove()
          .forEach(key -> onTheWay.computeIfPresent(key, (_, n) -> n == 1 ? null : n - 1));
    }
  }

  /** Decides about one alone, as things stand now. */
  Verdict decideNow(Listing listing) {
    return decide(listing, Lookup.of(bulk, List.of(listing)).of(listing));
  }

  private Verdict decide(Listing listing, Optional<Sitter> known) {
    Optional<Arrival> asIs = listing.identity().map(identity -> asIs(identity, known));
    Verdict verdict =
        switch (listing.content()) {
          case Listing.Skipped(String reason) -> Verdict.skipped(listing, asIs, reason);
          case Listing.Failed(String reason) -> Verdict.failed(listing, asIs, reason, "");
          case Listing.Shows shows -> dress(listing, shows, asIs, known);
        };
    return verdict.with(verdict.arrival().filter(arrival -> tells(arrival, known)));
  }

  private static Arrival asIs(Identity identity, Optional<Sitter> known) {
    long basis = known.map(sitter -> sitter.portrait().changedAt()).orElse(0L);
    return new Arrival(identity, Optional.empty(), 0, basis);
  }

  /** Whether committing it would change anything. */
  private static boolean tells(Arrival arrival, Optional<Sitter> known) {
    return arrival.look().isPresent()
        || known.isEmpty()
        || !known.get().identity().with(arrival.identity()).equals(known.get().identity());
  }

  private Verdict dress(
      Listing listing, Listing.Shows shows, Optional<Arrival> asIs, Optional<Sitter> known) {
    Identity identity = listing.identity().orElseThrow();
    try {
      return Verdict.of(
          listing,
          Patiently.ask(
              () ->
                  dryRun
                      ? arrivals.foresee(identity, shows.shown(), shows.setAt(), known, limits)
                      : arrivals.decide(identity, shows.shown(), shows.setAt(), known, limits)));
    } catch (RefusedException e) {
      // The next one would fare no better, and would be left out for good.
      if (e.refusal() instanceof Refusal.StorageUnavailable
          || e.refusal() instanceof Refusal.StorageFull) {
        throw e;
      }
      return Verdict.failed(listing, asIs, Words.of(e.refusal()), Words.detail(e));
    } catch (IOException e) {
      return Verdict.failed(listing, asIs, UNREADABLE, Words.of(e));
    } catch (UncheckedIOException e) {
      return Verdict.failed(listing, asIs, UNREADABLE, Words.of(Words.cause(e)));
    }
  }
}
