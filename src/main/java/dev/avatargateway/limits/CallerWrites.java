package dev.avatargateway.limits;

import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Right;
import dev.avatargateway.core.WriteLimit;
import java.util.function.LongSupplier;

/**
 * Counts the changes of each caller to their own picture. Who may dress others works for many, and
 * is not counted.
 */
public final class CallerWrites implements WriteLimit {

  private final Buckets<Owner> buckets;
  private final Room room;
  private final RefusalCount count;

  /**
   * @param nanos a clock that only goes forward
   */
  public CallerWrites(Rate rate, Room room, RefusalCount count, LongSupplier nanos) {
    this.buckets = new Buckets<>(rate, nanos);
    this.room = room;
    this.count = count;
  }

  @Override
  public void count(Caller caller) {
    if (!caller.may(Right.DRESS_OTHERS)) {
      count.passUnless(buckets.take(caller.owner()), Limit.CALLER_WRITES);
    }
  }

  @Override
  public void requireRoom() {
    room.require();
  }
}
