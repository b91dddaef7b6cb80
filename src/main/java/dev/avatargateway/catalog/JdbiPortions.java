package dev.avatargateway.catalog;

import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Portions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The portions of work that many do together, in PostgreSQL. */
final class JdbiPortions implements Portions {

  private final Transactions transactions;
  private final PackGuard guard;
  private final int historyLength;
  private final InstantSource clock;
  private final TimeOrderedKeys keys;

  JdbiPortions(Transactions transactions, PackGuard guard, int historyLength, InstantSource clock) {
    this.transactions = transactions;
    this.guard = guard;
    this.historyLength = historyLength;
    this.clock = clock;
    this.keys = new TimeOrderedKeys(clock);
  }

  @Override
  public Optional<Share> join(String journey, boolean anew, Duration lease) {
    return transactions.write(
        handle -> new WorkerRows(handle).join(journey, anew, clock.millis(), until(lease)));
  }

  @Override
  public void renew(Share share, Duration lease) {
    transactions.write(
        handle -> {
          new WorkerRows(handle).lease(share, until(lease));
          return true;
        });
  }

  @Override
  public void leave(Share share) {
    transactions.write(
        handle -> {
          new WorkerRows(handle).lease(share, 0);
          return true;
        });
  }

  private long until(Duration lease) {
    return clock.millis() + lease.toMillis();
  }

  @Override
  public Optional<Standing> standing(Share share) {
    return transactions.query(handle -> new PortionRows(handle).standing(share));
  }

  @Override
  public Optional<Portion> takeOver(Share share) {
    return transactions.write(handle -> new PortionRows(handle).takeOver(share, clock.millis()));
  }

  @Override
  public Optional<Portion> divide(Share share, Standing from, String ends, int size) {
    return transactions.write(handle -> new PortionRows(handle).divide(share, from, ends, size));
  }

  @Override
  public void conclude(Share share, Standing from) {
    transactions.write(
        handle -> {
          new PortionRows(handle).conclude(share, from);
          return true;
        });
  }

  @Override
  public void drop(Share share, Portion portion) {
    transactions.write(
        handle -> {
          new PortionRows(handle).delete(share, portion.number());
          return true;
        });
  }

  @Override
  public Optional<List<Boolean>> commit(
      Share share, List<Arrival> arrivals, Origin origin, List<Step> steps, String tally) {
    Bulk.batch(arrivals);
    return guard.wearing(
        JdbiBulk.packs(arrivals),
        handle -> {
          LongWork.begin(handle);
          PortionRows rows = new PortionRows(handle);
          if (!rows.lockHeld(share).containsAll(steps.stream().map(Step::number).toList())) {
            return Optional.empty();
          }
          Wardrobe wardrobe = new Wardrobe(handle, clock, historyLength);
          List<Boolean> applied = new Arriving(wardrobe, keys).take(arrivals, origin);
          steps.forEach(step -> rows.step(share, step));
          new WorkerRows(handle).count(share, tally);
          return Optional.of(applied);
        });
  }

  @Override
  public Set<Long> held(Share share) {
    return transactions.write(handle -> new PortionRows(handle).lockHeld(share));
  }

  @Override
  public Optional<List<String>> end(Share share) {
    return transactions.write(handle -> new PortionRows(handle).end(share));
  }
}
