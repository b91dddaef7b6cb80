package dev.avatargateway.core;

import java.util.Set;

/** Packs were removed from the store between their put and the row that would refer to them. */
public final class SweptException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** How often a pack is put again before its writer gives up. */
  public static final int ATTEMPTS = 20;

  private final transient Set<BlobKey> packs;

  public SweptException(Set<BlobKey> packs) {
    super("swept: " + packs);
    this.packs = Set.copyOf(packs);
  }

  /** Which they are, at least one. */
  public Set<BlobKey> packs() {
    return packs;
  }

  /**
   * Lets a writer try again while tries are left.
   *
   * @throws RefusedException with {@link Refusal.StorageUnavailable} when none is left
   */
  public void again(int left) {
    if (left <= 0) {
      throw new RefusedException(new Refusal.StorageUnavailable(), this);
    }
  }
}
