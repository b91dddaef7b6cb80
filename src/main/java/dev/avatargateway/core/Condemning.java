package dev.avatargateway.core;

import java.io.IOException;
import java.time.Instant;

/**
 * The two steps in which a sweeper deletes a pack, safe beside writers and other sweepers on every
 * node: whoever put the pack before it was deleted, and refers to it later, is told of it with a
 * {@link SweptException}. Safe for use by many threads; an unreachable catalog is a {@link
 * RefusedException} with {@link Refusal.StorageUnavailable}.
 */
public interface Condemning {

  /** Notes that a pack is going to be deleted, unless something refers to it; durable on return. */
  boolean condemn(BlobKey pack);

  /**
   * Deletes a pack that was condemned, unless a writer had it pardoned meanwhile.
   *
   * @return whether it was deleted
   * @throws IOException when the store failed; it stays condemned
   */
  boolean delete(BlobKey pack) throws IOException;

  /**
   * Forgets of which packs it was noted before this moment that they are deleted. It must be
   * further back than any writer takes from its put to its row.
   */
  void forget(Instant before);
}
