package dev.avatargateway.bridge;

import static java.util.Objects.requireNonNull;

import dev.avatargateway.core.Portions.Portion;
import dev.avatargateway.core.Portions.Step;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The listings of a worker's portions that are not committed yet. Safe for use by many threads. */
final class Taken {

  private static final class Open {

    private final Portion portion;
    private int left;

    private Open(Portion portion, int left) {
      this.portion = portion;
      this.left = left;
    }
  }

  // By identity: who is taken twice, because the first portion was lost, is listed twice.
  private final IdentityHashMap<Listing, Open> places = new IdentityHashMap<>();

  synchronized void take(Portion portion, List<Listing> listings) {
    Open open = new Open(portion, listings.size());
    listings.forEach(listing -> places.put(listing, open));
  }

  synchronized boolean holds(Listing listing) {
    return places.containsKey(listing);
  }

  /** How far portions are once these, the next of all in the order of reading, are done. */
  synchronized List<Step> steps(List<Listing> done) {
    Map<Open, List<Listing>> parts = new LinkedHashMap<>();
    done.forEach(
        listing ->
            parts
                .computeIfAbsent(requireNonNull(places.get(listing)), _ -> new ArrayList<>())
                .add(listing));
    List<Step> steps = new ArrayList<>();
    parts.forEach(
        (open, part) ->
            steps.add(
                new Step(
                    open.portion.number(), part.getLast().position(), open.left - part.size())));
    return steps;
  }

  /** These are committed. */
  synchronized void settle(List<Listing> done) {
    done.forEach(
        listing -> {
          Open open = places.remove(listing);
          if (open != null) {
            open.left--;
          }
        });
  }

  /** All other portions are somebody else's by now. */
  synchronized void keepOnly(Set<Long> numbers) {
    places.values().removeIf(open -> !numbers.contains(open.portion.number()));
  }
}
