package dev.avatargateway.catalog;

import dev.avatargateway.core.BlobKey;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * A lock for each pack, shared by those who refer to it and exclusive for whoever removes it, held
 * until the end of the transaction. Whoever runs with one must not ask for another; locks come
 * before the rows of persons. Several packs may share a lock.
 */
interface PackLocks {

  /**
   * Runs a change that shares the locks of packs with others; statements of the work see what was
   * committed while it waited for them.
   */
  <T> T share(List<BlobKey> packs, Function<Handle, T> work, Transactions transactions);

  /** Runs a change that has the lock of a pack to itself; else as {@link #share}. */
  <T> T alone(BlobKey pack, Function<Handle, T> work, Transactions transactions);
}
