package dev.avatargateway.catalog;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Condemning;
import dev.avatargateway.core.SweptException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Sees to it that no row ever refers to a pack that was removed, whichever nodes write and remove.
 *
 * <p>A writer puts the pack first; its transaction then shares the pack's lock, finds no tombstone
 * and inserts the row. Who removes has the lock alone, twice: it notes a tombstone for a pack that
 * nothing refers to, and then, when the tombstone is still there and nothing refers to the pack
 * still, deletes it. Only {@link #pardon} takes a young tombstone away, with the lock alone and
 * only when the pack is in the store at that moment.
 *
 * <p>Why that is enough: a pack is removed only while its tombstone is there and the lock is held.
 * Let a writer's put end, and its transaction find no tombstone later. If the pack was removed in
 * between, there was a tombstone then, which was taken away by a pardon, which found the pack in
 * the store; so somebody had put it again, and after the last such removal nobody removed it.
 * Either way it is there. From its commit on the row is seen by everybody who asks with the lock.
 * That a pardon looks into the store is essential: were the tombstone taken away first and the pack
 * put afterwards, another writer, whose put came before the removal, could pass in between. A
 * tombstone is durable before the pack goes, and with it all that made the pack unreferenced; so a
 * crash brings back neither a row to a pack that is gone nor a pack that counts as there.
 *
 * <p>What it rests on: tombstones are kept longer than a writer takes from its put to its row; a
 * delete that the store has answered, also by a failure, does not happen later; a process does not
 * sleep in the middle of a removal until the database gives its lock away.
 *
 * <p>Grace periods spare work but are not needed for any of this. What a writer pays is one look-up
 * by key in its transaction. A damaged pack is moved away in the same two steps although rows refer
 * to it; those who mend it by their put ask {@link dev.avatargateway.core.Catalog#keep}. Imports do
 * not ask: a picture that one of them mends at the moment at which it is moved away is reported as
 * dangling, as it was damaged before.
 */
final class PackGuard implements Condemning {

  private final Transactions transactions;
  private final PackLocks locks;
  private final Optional<BlobStore> blobs;
  private final InstantSource clock;

  PackGuard(Transactions transactions, PackLocks locks, InstantSource clock) {
    this(transactions, locks, Optional.empty(), clock);
  }

  private PackGuard(
      Transactions transactions, PackLocks locks, Optional<BlobStore> blobs, InstantSource clock) {
    this.transactions = transactions;
    this.locks = locks;
    this.blobs = blobs;
    this.clock = clock;
  }

  /** The same guard, with the same locks, of packs in this store. */
  PackGuard over(BlobStore store) {
    return new PackGuard(transactions, locks, Optional.of(store), clock);
  }

  /**
   * Runs a change that inserts rows which refer to these packs, all of which have been put.
   *
   * @throws SweptException when some were removed since; nothing has changed then
   */
  <T> T wearing(Collection<BlobKey> packs, Function<Handle, T> work) {
    if (packs.isEmpty()) {
      return transactions.write(work);
    }
    List<BlobKey> each = packs.stream().distinct().toList();
    for (int left = SweptException.ATTEMPTS; ; left--) {
      try {
        return locks.share(
            each,
            handle -> {
              new Tombstones(handle).refuse(each);
              return work.apply(handle);
            },
            transactions);
      } catch (SweptException e) {
        e.again(left);
        requireAll(e.packs());
      }
    }
  }

  private void requireAll(Set<BlobKey> packs) {
    List<BlobKey> gone = packs.stream().filter(pack -> !pardon(pack)).toList();
    if (!gone.isEmpty()) {
      throw new SweptException(Set.copyOf(gone));
    }
  }

  /** Takes the tombstone away of a pack that is in the store; false when it is not. */
  private boolean pardon(BlobKey pack) {
    return locks.alone(
        pack,
        handle -> {
          boolean there = blobs.isPresent() && unchecked(() -> store().find(pack).isPresent());
          if (there) {
            new Tombstones(handle).remove(pack);
          }
          return there;
        },
        transactions);
  }

  @Override
  public boolean condemn(BlobKey pack) {
    return condemn(pack, true);
  }

  /**
   * @param spareReferenced whether a pack that something refers to is left alone
   */
  boolean condemn(BlobKey pack, boolean spareReferenced) {
    return locks.alone(
        pack,
        handle -> {
          if (spareReferenced && isReferenced(handle, pack)) {
            return false;
          }
          new Tombstones(handle).put(pack, clock.millis());
          return true;
        },
        transactions);
  }

  @Override
  public boolean delete(BlobKey pack) throws IOException {
    return remove(
        pack,
        handle -> {
          boolean free = !isReferenced(handle, pack);
          if (free) {
            store().delete(pack);
          }
          return free;
        });
  }

  /**
   * Does the second step for a pack that was condemned; false when it was pardoned meanwhile.
   *
   * @param removal says whether it removed the pack
   */
  boolean remove(BlobKey pack, Removal removal) throws IOException {
    try {
      return locks.alone(
          pack,
          handle ->
              new Tombstones(handle).renew(pack, clock.millis())
                  && unchecked(() -> removal.run(handle)),
          transactions);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static boolean isReferenced(Handle handle, BlobKey pack) {
    return !new PackRows(handle).referenced(List.of(pack)).isEmpty();
  }

  BlobStore store() {
    return blobs.orElseThrow(() -> new IllegalStateException("a catalog without its store"));
  }

  @Override
  public void forget(Instant before) {
    transactions.write(
        handle -> {
          new Tombstones(handle).forget(before.toEpochMilli());
          return true;
        });
  }

  /** What removes a pack. */
  interface Removal {
    boolean run(Handle handle) throws IOException;
  }

  /** A question to the store. */
  private interface Question {
    boolean ask() throws IOException;
  }

  private static boolean unchecked(Question question) {
    try {
      return question.ask();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
