package dev.avatargateway.core;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a person may see and take back of their own: who they are, and their last pictures. */
public final class Album {

  private final Avatars avatars;
  private final People people;
  private final Wardrobe wardrobe;
  private final WriteLimit limit;

  public Album(Avatars avatars, People people, Wardrobe wardrobe, WriteLimit limit) {
    this.avatars = avatars;
    this.people = people;
    this.wardrobe = wardrobe;
    this.limit = limit;
  }

  /** The caller with all identities; empty for who is not known here yet. */
  public Optional<Person> person(Caller caller) {
    return people.show(caller.owner());
  }

  /** The pictures that the caller wore, the latest first, each once, without the present one. */
  public List<Change> earlier(Caller caller) {
    Optional<Person> person = people.show(caller.owner());
    if (person.isEmpty()) {
      return List.of();
    }
    Set<BlobKey> seen = new HashSet<>();
    Look.pack(person.get().portrait().look()).ifPresent(seen::add);
    return people.history(person.get().key()).stream()
        .filter(change -> Look.pack(change.look()).map(seen::add).orElse(false))
        .toList();
  }

  /** The caller's picture of a version, present or earlier; empty when it is not kept any more. */
  public Optional<ByteBuffer> picture(Caller caller, long changedAt, Cut cut) {
    return people
        .show(caller.owner())
        .flatMap(
            person ->
                people.history(person.key()).stream()
                    .filter(change -> change.changedAt() == changedAt)
                    .flatMap(change -> picture(change.look()).stream())
                    .findFirst())
        .flatMap(picture -> wardrobe.cut(picture, cut));
  }

  private static Optional<Picture> picture(Look look) {
    return look instanceof Look.Wearing(Picture picture) ? Optional.of(picture) : Optional.empty();
  }

  /**
   * Dresses the caller in a picture they wore before.
   *
   * @throws RefusedException as {@link Avatars#permit} and {@link WriteLimit#count} do, or with
   *     {@link Refusal.Malformed} when that version is not kept any more
   */
  public void restore(Caller caller, long changedAt) {
    avatars.permit(caller, caller.owner());
    limit.count(caller);
    try {
      Person person =
          people
              .show(caller.owner())
              .orElseThrow(() -> new PeopleException("nobody is known as " + caller.owner()));
      people.restore(person.key(), changedAt);
    } catch (PeopleException e) {
      throw new RefusedException(new Refusal.Malformed("This picture is not kept any more."), e);
    }
  }
}
