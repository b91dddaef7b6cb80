package dev.avatargateway.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The operator's view of the people. Every method is one transaction. What cannot be done because
 * of the data is a {@link PeopleException} with one sentence for the operator, and changes nothing.
 */
public interface People {

  /** Makes a person with these identities; fails when one of them belongs to somebody already. */
  PersonKey add(String name, List<Identity> identities);

  Optional<Person> show(PersonKey key);

  Optional<Person> show(Owner owner);

  /**
   * Joins the persons of two identities; an unknown identity is added to the other's person, and at
   * least one must be known. The look that was set later stays; a picture beats Gravatar, which
   * beats nothing; the other goes to the history. Identities that are joined already stay so.
   */
  Person link(Owner one, Owner other);

  /**
   * Undoes the link by which this identity's person was joined to another. Both wear again what
   * they wore before it, but for what was changed since, which stays with the person that was kept.
   */
  Person unlink(Owner owner);

  /** The last changes, the latest first. */
  List<Change> history(PersonKey key);

  /** Makes the person wear again what they wore at a version that is in the history. */
  Person restore(PersonKey key, long changedAt);

  /** Forgets the person, all their identities and all their history. */
  void forget(PersonKey key);

  /**
   * Gives the identities of a space other ids, in one transaction and once only: a second call for
   * the same space does nothing. An id for which {@code newId} is empty, and one whose new id
   * belongs to somebody already, stays as it is.
   *
   * @param newId a pure function from an id to the id it becomes
   */
  Relabelled renameIds(Space space, Function<String, Optional<String>> newId);

  /**
   * What became of a space's ids.
   *
   * @param moved the old form of those that have another id now
   * @param left those that stay as they are
   */
  record Relabelled(List<String> moved, List<String> left) {

    public static final Relabelled NOTHING = new Relabelled(List.of(), List.of());

    public Relabelled {
      moved = List.copyOf(moved);
      left = List.copyOf(left);
    }
  }
}
