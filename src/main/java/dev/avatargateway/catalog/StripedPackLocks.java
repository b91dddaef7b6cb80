package dev.avatargateway.catalog;

import dev.avatargateway.core.BlobKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Locks in this process, for a database that no other process has open. They are taken before the
 * transaction begins, so that nobody waits for one who holds a connection or keeps the disk from
 * being synchronised; of several always the one with the smaller number first.
 */
final class StripedPackLocks implements PackLocks {

  private static final int STRIPES = 256;

  /** Fair, so that a sweeper is not kept waiting by ever new writers. */
  private final List<ReadWriteLock> stripes =
      Stream.generate(() -> (ReadWriteLock) new ReentrantReadWriteLock(true))
          .limit(STRIPES)
          .toList();

  @Override
  public <T> T share(List<BlobKey> packs, Function<Handle, T> work, Transactions transactions) {
    int[] numbers = packs.stream().mapToInt(StripedPackLocks::stripe).sorted().distinct().toArray();
    Deque<Lock> held = new ArrayDeque<>();
    try {
      for (int number : numbers) {
        Lock lock = stripes.get(number).readLock();
        lock.lock();
        held.push(lock);
      }
      return transactions.write(work);
    } finally {
      held.forEach(Lock::unlock);
    }
  }

  @Override
  public <T> T alone(BlobKey pack, Function<Handle, T> work, Transactions transactions) {
    Lock lock = stripes.get(stripe(pack)).writeLock();
    lock.lock();
    try {
      return transactions.write(work);
    } finally {
      lock.unlock();
    }
  }

  private static int stripe(BlobKey pack) {
    return Integer.parseInt(pack.sha256().hex().substring(0, 2), 16);
  }
}
