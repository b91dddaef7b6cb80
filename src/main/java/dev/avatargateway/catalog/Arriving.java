package dev.avatargateway.catalog;

import dev.avatargateway.catalog.Newcomers.Newcomer;
import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Portrait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes in whom long work brings: strangers all at once, the known one after the other. */
record Arriving(Wardrobe wardrobe, TimeOrderedKeys keys) {

  /** Whether each arrival brings anything that is not known yet. */
  List<Boolean> news(List<Arrival> arrivals) {
    Map<Owner, Identity> known = known(arrivals);
    return arrivals.stream().map(arrival -> isNews(arrival, known)).toList();
  }

  private static boolean isNews(Arrival arrival, Map<Owner, Identity> known) {
    Identity before = known.get(arrival.identity().owner());
    return before == null
        || arrival.look().isPresent()
        || !Dressing.described(before, arrival.identity()).equals(before);
  }

  /** For each arrival whether it was applied as decided. */
  List<Boolean> take(List<Arrival> arrivals, Origin origin) {
    Set<Owner> known = new HashSet<>(known(arrivals).keySet());
    // Before the first of them is settled, or two who bring the same people would wait for each
    // other.
    new Persons(wardrobe.handle()).lockRootsOf(known);
    List<Newcomer> strangers = new ArrayList<>();
    List<Boolean> stranger = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      boolean first = known.add(arrival.identity().owner());
      stranger.add(first);
      if (first) {
        strangers.add(new Newcomer(keys.next(), arrival));
      }
    }
    new Newcomers(wardrobe).insert(strangers, origin);
    List<Boolean> applied = new ArrayList<>();
    for (int i = 0; i < arrivals.size(); i++) {
      Arrival arrival = arrivals.get(i);
      applied.add(
          stranger.get(i)
              ? arrival.look().isEmpty() || arrival.basis() == 0
              : settle(arrival, origin));
    }
    return applied;
  }

  private boolean settle(Arrival arrival, Origin origin) {
    Identity identity = arrival.identity();
    if (arrival.look().isEmpty()) {
      dressing().rename(identity);
      return true;
    }
    Look look = arrival.look().get();
    Persons persons = new Persons(wardrobe.handle());
    IdentityRow seen = persons.identity(identity.owner()).orElseThrow(OvertakenException::new);
    PersonRow root = persons.lockRootOf(seen).root();
    if (root.changedAt() == arrival.basis()) {
      dressing().assign(identity, look, origin(arrival, origin), arrival.setAt());
      return true;
    }
    dressing().rename(identity);
    Portrait worn = new Portraits(wardrobe.handle()).of(root.id());
    return worn.look().equals(look) && worn.setAt() == arrival.setAt();
  }

  /** The origin with the arrival's own identity. */
  static Origin origin(Arrival arrival, Origin origin) {
    return new Origin(arrival.identity().owner(), origin.door(), origin.caller());
  }

  private Map<Owner, Identity> known(List<Arrival> arrivals) {
    return new Persons(wardrobe.handle())
        .known(arrivals.stream().map(arrival -> arrival.identity().owner()).toList());
  }

  private Dressing dressing() {
    return new Dressing(wardrobe);
  }
}
