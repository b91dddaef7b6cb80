package dev.avatargateway.core;

import java.util.Optional;

/**
 * Who wears what. Every method is one transaction; a change is durable when the method returns, and
 * the next {@link #find} sees it. Safe for use by many threads. An unreachable database is a {@link
 * RefusedException} with {@link Refusal.StorageUnavailable}.
 */
public interface Catalog extends AutoCloseable {

  /** The person behind an identity and what they show; empty for an identity that is not known. */
  Optional<Sitter> find(Owner owner);

  /**
   * What {@link #find} showed at some moment of the last second, or later: remembered where that is
   * safe. A change made through this catalog shows at once, one made by another process over the
   * same database within a second. For who only looks: a change must not be decided by it. While
   * the database cannot be reached, what is remembered may be older.
   */
  Optional<Sitter> recent(Owner owner);

  /**
   * What {@link #recent} says, where it would say it from memory: without waiting for anything.
   * Empty for who is not remembered, and for who is not known.
   */
  Optional<Sitter> remembered(Owner owner);

  /**
   * The same person's identity in another space (or the same one); of several the one known
   * longest; empty when there is none or {@code owner} is not known.
   */
  Optional<Identity> sibling(Owner owner, Space space);

  /** Whom a pseudonym means; of several the identity known longest. */
  Optional<Owner> named(Pseudonym pseudonym);

  /**
   * Gives the identity's person a new look; this commit is the moment the picture changes. An
   * unknown identity becomes known, with a person of its own; a known one takes over the user name
   * and address where the given ones are not null. The person's {@code changedAt} becomes the
   * present time or, where that is not later, the last one plus 1. Taking the look off ({@link
   * Look.None}) also ends {@link #version} for all earlier versions of the person. The last
   * pictures of a person stay in the history.
   *
   * @param setAt when the look was chosen, milliseconds since 1970
   * @throws SweptException when the look's pack was removed from the store after it was put there;
   *     nothing has changed then, and whoever puts it again may assign again
   */
  Sitter assign(Identity identity, Look look, Origin origin, long setAt);

  /**
   * Takes over a user name and address that are not null. A new user name of somebody without a
   * picture counts as a change of that person, because their initials change. Does nothing for an
   * identity that is not known.
   */
  void rename(Identity identity);

  /**
   * The picture that a version showed; empty when there was none, or when it was ended by removal,
   * or is no longer in the history. Survives linking and unlinking.
   */
  Optional<Picture> version(Owner owner, long changedAt);

  /**
   * Makes sure of a pack that was put just now for somebody who wears it already: it stays.
   *
   * @throws SweptException when it was removed from the store after it was put there; whoever puts
   *     it again may ask again
   */
  void keep(BlobKey pack);

  /** Whether the catalog can be read and written now. Never throws. */
  Health check();

  /** Releases what the catalog holds; closing twice is harmless. */
  @Override
  void close();
}
