package dev.avatargateway.bridge;

import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sitter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known here of the people in a group of listings, found in one go. */
record Lookup(Map<Owner, Sitter> sitters) {

  /**
   * @param group at most {@link Bulk#MAX_BATCH}
   */
  static Lookup of(Bulk bulk, List<Listing> group) {
    List<Owner> owners =
        group.stream()
            .flatMap(listing -> listing.identity().stream())
            .map(Identity::owner)
            .distinct()
            .toList();
    List<Optional<Sitter>> found = owners.isEmpty() ? List.of() : bulk.find(owners);
    Map<Owner, Sitter> sitters = new HashMap<>();
    for (int i = 0; i < owners.size(); i++) {
      Owner owner = owners.get(i);
      found.get(i).ifPresent(sitter -> sitters.put(owner, sitter));
    }
    return new Lookup(sitters);
  }

  Optional<Sitter> of(Listing listing) {
    return listing.identity().flatMap(i -> Optional.ofNullable(sitters.get(i.owner())));
  }
}
