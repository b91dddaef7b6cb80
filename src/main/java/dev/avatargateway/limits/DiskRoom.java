package dev.avatargateway.limits;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room that an operator leaves to pictures. Says in the log when it ends and begins again. */
final class DiskRoom implements Room {

  private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);

  private final long budget;
  private final long minFree;
  private final LongSupplier free;
  private final RefusalCount count;
  private final AtomicLong used = new AtomicLong();
  private final AtomicBoolean full = new AtomicBoolean();

  /**
   * @param budget the most bytes that pictures may have, and 0 for any number
   * @param minFree the bytes that must be left on their disk, and 0 for none
   * @param free asked how many are left there
   */
  DiskRoom(long budget, long minFree, LongSupplier free, RefusalCount count) {
    this.budget = budget;
    this.minFree = minFree;
    this.free = free;
    this.count = count;
  }

  @Override
  public void require() {
    if (budget > 0 && used.get() >= budget) {
      throw refused(Limit.DISK_BUDGET, "The pictures have used up --disk-budget");
    }
    if (minFree > 0 && free.getAsLong() < minFree) {
      throw refused(Limit.FREE_SPACE, "The disk of the pictures has less left than the minimum");
    }
    if (full.compareAndSet(true, false)) {
      LOG.info("There is room for pictures again");
    }
  }

  private RefusedException refused(Limit limit, String why) {
    count.refused(limit);
    if (full.compareAndSet(false, true)) {
      LOG.warn("{}; no more are taken until there is room", why);
    }
    return new RefusedException(new Refusal.StorageFull());
  }

  void add(long bytes) {
    used.addAndGet(bytes);
  }

  /** Sets what a walk found, with what was added since it began. */
  void measured(long bytes, long usedBefore) {
    used.updateAndGet(now -> bytes + Math.max(0, now - usedBefore));
  }

  long used() {
    return used.get();
  }
}
