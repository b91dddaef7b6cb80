package dev.avatargateway.core;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The packs that the catalog refers to, for whoever compares them with the store: by the batch, and
 * as they are at that moment. Safe for use by many threads; an unreachable catalog is a {@link
 * RefusedException} with {@link Refusal.StorageUnavailable}.
 */
public interface Packs {

  /** The most identities that are named for one pack. */
  int MAX_WEARERS = 5;

  /**
   * One picture of each pack that a person wears or a history keeps, ascending by the pack's key. A
   * page may be shorter than its limit, but only behind the last one there is an empty one.
   *
   * @param after the last key of the page before in hex; empty for the first page
   * @param limit 1 to {@link Bulk#MAX_BATCH}
   */
  List<Picture> page(String after, int limit);

  /**
   * Those of the packs that somebody wears or a history keeps.
   *
   * @param packs at most {@link Bulk#MAX_BATCH}
   */
  Set<BlobKey> referenced(List<BlobKey> packs);

  /** Some of whom wear a pack or have it in their history, at most {@link #MAX_WEARERS}. */
  List<Owner> wearers(BlobKey pack);

  /**
   * Moves a blob to the store's trash, if it still has this fault; safe beside writers and sweepers
   * on every node.
   *
   * @return whether it was moved
   * @throws IOException when the store failed
   */
  boolean setAside(BlobKey pack, Fault fault) throws IOException;

  /** Why a blob does not belong in the store. */
  enum Fault {
    /** Nothing refers to it. */
    ORPHAN,
    /** Its bytes are not those that its key names. */
    DAMAGED
  }
}
