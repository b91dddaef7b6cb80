package dev.avatargateway.bridge.gravatar;

import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Namesakes;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The people of one space, of a catalog that can only be paged. */
final class KnownPeople implements Bulk {

  private final Space space;
  private final NavigableMap<String, Sitter> sitters = new TreeMap<>();

  KnownPeople(Space space) {
    this.space = space;
  }

  void add(Identity identity, Portrait portrait) {
    PersonKey person = new PersonKey(UUID.randomUUID());
    sitters.put(identity.owner().externalId(), new Sitter(person, identity, portrait));
  }

  @Override
  public List<Sitter> page(Space of, String after, int limit) {
    return of.equals(space)
        ? sitters.tailMap(after, false).values().stream().limit(limit).toList()
        : List.of();
  }

  @Override
  public long count(Space of) {
    return of.equals(space) ? sitters.size() : 0;
  }

  @Override
  public List<Optional<Sitter>> find(List<Owner> owners) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Boolean> commit(List<Arrival> arrivals, Origin origin, Milestone milestone) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Milestone> milestone(String journey) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Namesakes> namesakes(Set<Space> spaces, String after, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Optional<String>> link(List<Pair> pairs) {
    throw new UnsupportedOperationException();
  }
}
