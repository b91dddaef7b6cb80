package dev.avatargateway.core;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the products about one person and takes in what they say. */
final class PullQuestion {

  /** The door that the history names. */
  static final String DOOR = "pull";

  private static final Logger LOG = LoggerFactory.getLogger(PullQuestion.class);
  private static final Milestone NO_JOURNEY = Milestone.end(DOOR);

  private final Catalog catalog;
  private final Bulk bulk;
  private final Arrivals arrivals;
  private final Map<Space, PullSource> upstreams;
  private final NewAvatar.Limits limits;
  private final InstantSource clock;

  PullQuestion(
      Catalog catalog,
      Bulk bulk,
      Arrivals arrivals,
      Map<Space, PullSource> upstreams,
      NewAvatar.Limits limits,
      InstantSource clock) {
    this.catalog = catalog;
    this.bulk = bulk;
    this.arrivals = arrivals;
    this.upstreams = upstreams;
    this.limits = limits;
    this.clock = clock;
  }

  /** Whether nothing was ever chosen for somebody. */
  static boolean isUntouched(Optional<Sitter> known) {
    return known.map(Sitter::portrait).map(PullQuestion::isUntouched).orElse(true);
  }

  private static boolean isUntouched(Portrait portrait) {
    return portrait.look() instanceof Look.None && portrait.setAt() == 0;
  }

  /**
   * Asks about the one who was read and, when the product shows nothing of them, about who else the
   * person is elsewhere; of those the look that was set last counts.
   *
   * @param asking is told of each product before it is asked
   * @return whether they show something now, or did already
   * @throws IOException when a product did not answer
   * @throws PullSource.LeftAloneException when a product is not to be asked now
   * @throws RefusedException when what it showed cannot be kept now
   */
  boolean ask(Owner owner, Consumer<PullCircuit> asking) throws IOException {
    Optional<Sitter> known = catalog.find(owner);
    if (!isUntouched(known)) {
      return true;
    }
    Optional<Upstream.Found> found = askAt(owner, asking);
    return (found.isPresent() && takeIn(found.get(), known)) || askElsewhere(owner, asking);
  }

  private boolean askElsewhere(Owner owner, Consumer<PullCircuit> asking) throws IOException {
    List<Upstream.Found> found = new ArrayList<>();
    for (Space space : upstreams.keySet()) {
      if (!space.equals(owner.space())) {
        Optional<Identity> other = catalog.sibling(owner, space);
        if (other.isPresent()) {
          askAt(other.get().owner(), asking).ifPresent(found::add);
        }
      }
    }
    found.sort(Comparator.comparingLong(Upstream.Found::setAt).reversed());
    for (Upstream.Found one : found) {
      if (takeIn(one, catalog.find(one.identity().owner()))) {
        return true;
      }
    }
    return false;
  }

  private Optional<Upstream.Found> askAt(Owner owner, Consumer<PullCircuit> asking)
      throws IOException {
    PullSource upstream = upstreams.get(owner.space());
    return upstream == null ? Optional.empty() : upstream.find(owner, asking);
  }

  private boolean takeIn(Upstream.Found found, Optional<Sitter> known) {
    for (int left = SweptException.ATTEMPTS; ; left--) {
      try {
        return takeInOnce(found, known);
      } catch (SweptException e) {
        e.again(left);
        arrivals.forget(e.packs());
      }
    }
  }

  /** Whether they show something now; what was changed meanwhile stays. */
  private boolean takeInOnce(Upstream.Found found, Optional<Sitter> known) {
    Arrivals.Decision decision;
    try {
      decision = decide(found, shown(found, known), known);
    } catch (RefusedException e) {
      if (!isNoPicture(e.refusal())) {
        throw e;
      }
      LOG.info("What the product shows of {} is no picture", found.identity().owner());
      decision = decide(found, Shown.NOTHING, known);
    }
    return switch (decision) {
      case Arrivals.Decision.Wear(Arrival arrival) -> {
        commit(arrival);
        yield true;
      }
      case Arrivals.Decision.Worn(Arrival _) -> true;
      case Arrivals.Decision.Kept(Arrival arrival, Arrivals.Reason _) -> {
        if (known.isEmpty()) {
          commit(arrival);
        }
        yield false;
      }
    };
  }

  /** A Gravatar is of an address: without one there is nothing to be shown. */
  private static Shown shown(Upstream.Found found, Optional<Sitter> known) {
    boolean addressed =
        found.identity().email() != null
            || known.map(Sitter::identity).map(Identity::email).isPresent();
    return found.shown() instanceof Shown.Gravatar && !addressed ? Shown.NOTHING : found.shown();
  }

  private Arrivals.Decision decide(Upstream.Found found, Shown shown, Optional<Sitter> known) {
    long setAt = found.setAt() == 0 ? clock.millis() : found.setAt();
    try {
      return arrivals.decide(found.identity(), shown, setAt, known, limits);
    } catch (IOException e) {
      // The bytes have been read from the product already; what fails is the own disk.
      throw new RefusedException(new Refusal.StorageUnavailable(), e);
    }
  }

  private static boolean isNoPicture(Refusal refusal) {
    return refusal instanceof Refusal.NotAnImage
        || refusal instanceof Refusal.DamagedImage
        || refusal instanceof Refusal.TooLarge
        || refusal instanceof Refusal.TooManyPixels;
  }

  private void commit(Arrival arrival) {
    Owner owner = arrival.identity().owner();
    arrivals.store();
    bulk.commit(List.of(arrival), new Origin(owner, DOOR, owner), NO_JOURNEY);
  }
}
