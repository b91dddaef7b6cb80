package dev.avatargateway.catalog;

import java.sql.SQLException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;

/**
 * Lets all threads that wait for the disk share one costly synchronisation, which runs while no
 * transaction does: H2 writes its tables and indexes to the file one after the other, so that a
 * transaction that came in between would be found half there after a crash.
 */
final class GroupCommit implements Durability {

  private final Runnable sync;
  private final IntSupplier openings;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition finished = lock.newCondition();

  /** Shared by transactions; fair, so that a round is not kept waiting by ever new ones. */
  private final ReadWriteLock stillness = new ReentrantReadWriteLock(true);

  private long begun;
  private long done;
  private boolean running;

  /**
   * @param sync makes everything safe that was committed before it began
   * @param openings how often the database was opened, which loses what was not safe
   */
  GroupCommit(Runnable sync, IntSupplier openings) {
    this.sync = sync;
    this.openings = openings;
  }

  @Override
  public <T> T commit(Supplier<T> transaction) {
    int opening = openings.getAsInt();
    T result;
    stillness.readLock().lock();
    try {
      result = transaction.get();
    } finally {
      stillness.readLock().unlock();
    }
    await();
    if (openings.getAsInt() != opening) {
      throw new ConnectionException(
          new SQLException("the database was opened anew before a change was safe"));
    }
    return result;
  }

  /** Runs work while no transaction does, when all that was committed before is safe. */
  void still(Runnable work) {
    stillness.writeLock().lock();
    try {
      sync.run();
      work.run();
    } finally {
      stillness.writeLock().unlock();
    }
  }

  private void await() {
    lock.lock();
    try {
      // A running round may have begun before this thread's commit: only a later one counts.
      long needed = begun + 1;
      while (done < needed && running) {
        finished.awaitUninterruptibly();
      }
      if (done >= needed) {
        return;
      }
      running = true;
    } finally {
      lock.unlock();
    }
    lead();
  }

  private void lead() {
    long safe = 0;
    stillness.writeLock().lock();
    try {
      long round = begin();
      sync.run();
      safe = round;
    } finally {
      stillness.writeLock().unlock();
      end(safe);
    }
  }

  /** Everything that was committed until now is in the round that begins. */
  private long begin() {
    lock.lock();
    try {
      return ++begun;
    } finally {
      lock.unlock();
    }
  }

  private void end(long safe) {
    lock.lock();
    try {
      running = false;
      done = Math.max(done, safe);
      finished.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
