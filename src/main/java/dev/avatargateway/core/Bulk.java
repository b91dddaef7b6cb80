package dev.avatargateway.core;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The catalog as long work sees it that goes through many people: by the batch. Safe for use by
 * many threads; an unreachable catalog is a {@link RefusedException} with {@link
 * Refusal.StorageUnavailable}.
 */
public interface Bulk {

  /** The most that one call takes or gives. */
  int MAX_BATCH = 256;

  /** What is known of each of these, in their order. */
  List<Optional<Sitter>> find(List<Owner> owners);

  /**
   * A space's identities by id, ascending by the numbers of the ids' characters; whether those
   * above U+FFFF come before U+E000 or after U+FFFF is the catalog's own, and the same every time.
   *
   * @param after the last id of the page before; empty for the first page
   * @param limit 1 to {@link #MAX_BATCH}
   */
  List<Sitter> page(Space space, String after, int limit);

  /** How many identities a space has. */
  long count(Space space);

  /**
   * Takes arrivals in and notes how far the work has come, durable on return. It may take more than
   * one transaction; the milestone is noted in the last, so that after a crash a batch without its
   * milestone is brought again, which is harmless: an arrival whose look, of the same {@code
   * setAt}, the person wears already counts as applied, whatever the basis, and changes nothing.
   * Somebody not known becomes known, with a person of their own; somebody known takes over the
   * user name and address that are not null. An arrival with a look dresses the person as {@link
   * Catalog#assign} does, unless they were changed since the arrival's {@link Arrival#basis()}:
   * then they keep what they wear.
   *
   * @param arrivals at most {@link #MAX_BATCH}, applied in their order
   * @param origin what the history says of each; its identity is replaced by the arrival's own
   * @return for each arrival whether it was applied as decided
   * @throws SweptException when packs were removed from the store after they were put there; what
   *     was not applied yet is applied when they were put again and the batch is brought again
   */
  List<Boolean> commit(List<Arrival> arrivals, Origin origin, Milestone milestone);

  /** Where this work was interrupted; empty when it was never begun or came to its end. */
  Optional<Milestone> milestone(String journey);

  /**
   * The addresses that identities of at least two of these spaces report, ascending, with all
   * identities of these spaces that report them.
   *
   * @param after the last address of the page before; empty for the first page
   * @param limit how many addresses, 1 to {@link #MAX_BATCH}
   */
  List<Namesakes> namesakes(Set<Space> spaces, String after, int limit);

  /**
   * Links each pair as {@link People#link} does, each in a transaction of its own.
   *
   * @param pairs at most {@link #MAX_BATCH}
   * @return for each pair empty, or the sentence that says why it was not done
   */
  List<Optional<String>> link(List<Pair> pairs);

  /**
   * The batch itself, when one call takes as many.
   *
   * @throws IllegalArgumentException when it is longer than {@link #MAX_BATCH}
   */
  static <T> List<T> batch(List<T> batch) {
    if (batch.size() > MAX_BATCH) {
      throw new IllegalArgumentException("one call takes at most " + MAX_BATCH);
    }
    return batch;
  }

  /**
   * The limit itself, when one call gives as many.
   *
   * @throws IllegalArgumentException when it is not 1 to {@link #MAX_BATCH}
   */
  static int limit(int limit) {
    if (limit < 1 || limit > MAX_BATCH) {
      throw new IllegalArgumentException("one call gives 1 to " + MAX_BATCH);
    }
    return limit;
  }

  /** Two identities that are to be of one person. */
  record Pair(Owner one, Owner other) {}
}
