package dev.avatargateway.catalog;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets all threads that wait for the disk share one costly synchronisation. */
final class GroupCommit implements Durability {

  private final Runnable sync;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition finished = lock.newCondition();
  private long begun;
  private long done;
  private boolean running;

  /**
   * @param sync makes everything safe that was committed before it began
   */
  GroupCommit(Runnable sync) {
    this.sync = sync;
  }

  @Override
  public void await() {
    long round;
    lock.lock();
    try {
      // A round that is running may have begun before this thread's commit: only a later one counts.
      long needed = begun + 1;
      while (done < needed && running) {
        finished.awaitUninterruptibly();
      }
      if (done >= needed) {
        return;
      }
      running = true;
      round = ++begun;
    } finally {
      lock.unlock();
    }
    lead(round);
  }

  private void lead(long round) {
    boolean safe = false;
    try {
      sync.run();
      safe = true;
    } finally {
      lock.lock();
      try {
        running = false;
        if (safe) {
          done = round;
        }
        finished.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
