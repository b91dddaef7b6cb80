package dev.avatargateway.catalog;

import dev.avatargateway.catalog.ErrandRows.Row;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Outbox;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Portrait;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The errands in a relational database, made by {@link Errands} and run here. */
final class JdbiOutbox implements Outbox {

  private static final int MAX_REASON = 1000;

  private final Transactions transactions;
  private final InstantSource clock;

  JdbiOutbox(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void subscribe(Set<Target> targets) {
    transactions.write(handle -> new Subscribers(handle).become(targets));
  }

  @Override
  public List<Errand> claim(Target target, int limit, Duration lease) {
    long now = clock.millis();
    if (!transactions.query(handle -> new ErrandRows(handle).anyIsDue(target, now))) {
      // Looking costs no synchronisation with the disk.
      return List.of();
    }
    return transactions.write(handle -> claim(handle, target, limit, now, lease));
  }

  private static List<Errand> claim(
      Handle handle, Target target, int limit, long now, Duration lease) {
    ErrandRows rows = new ErrandRows(handle);
    List<Errand> taken = new ArrayList<>();
    for (Row row : rows.take(target, now, limit)) {
      rows.lease(row, now + lease.toMillis());
      taken.add(errand(handle, row, row.attempts()));
    }
    return taken;
  }

  @Override
  public void done(Errand errand) {
    run(
        errand,
        (rows, person, taken) -> {
          rows.lockGone(person);
          rows.delete(person, errand.target(), taken, errand.version());
          rows.renew(person, errand.target(), taken, errand.version(), clock.millis());
          rows.clean(person);
        });
  }

  @Override
  public void postpone(Errand errand, Instant due, String reason) {
    run(
        errand,
        (rows, person, taken) ->
            rows.postpone(person, errand.target(), taken, due.toEpochMilli(), bounded(reason)));
  }

  @Override
  public void park(Errand errand, String reason) {
    run(
        errand,
        (rows, person, taken) -> {
          long told = errand.version();
          rows.park(person, errand.target(), taken, told, clock.millis(), bounded(reason));
          rows.renew(person, errand.target(), taken, told, clock.millis());
        });
  }

  @Override
  public List<Parked> parked(int limit) {
    return transactions.read(
        handle ->
            new ErrandRows(handle).parked(limit).stream().map(row -> parked(handle, row)).toList());
  }

  private static Parked parked(Handle handle, Row row) {
    Long since = row.parkedAt();
    String reason = row.reason();
    return new Parked(
        errand(handle, row, row.attempts()),
        Instant.ofEpochMilli(since == null ? 0 : since),
        reason == null ? "" : reason);
  }

  @Override
  public int retry(Optional<Target> target) {
    return transactions.write(
        handle ->
            new ErrandRows(handle).retry(target.map(Target::name).orElse(null), clock.millis()));
  }

  @Override
  public long waiting(Target target) {
    return transactions.query(handle -> new ErrandRows(handle).waiting(target));
  }

  private static Errand errand(Handle handle, Row row, int attempts) {
    UUID person = row.person();
    ErrandRows rows = new ErrandRows(handle);
    List<Identity> identities = new Persons(handle).identities(person);
    Portrait portrait = new Portraits(handle).of(person);
    // A forgotten person has no portrait, and the version of being forgotten.
    long version = Math.max(portrait.changedAt(), identities.isEmpty() ? row.version() : 0);
    return new Errand(
        row.target(),
        new PersonKey(person),
        version,
        attempts,
        identities,
        rows.gone(person, row.target().space()),
        portrait);
  }

  /** Does something with the row of an errand that nobody else has taken since. */
  private void run(Errand errand, Step step) {
    transactions.write(
        handle -> {
          step.take(new ErrandRows(handle), errand.person().value(), errand.attempts() + 1);
          return true;
        });
  }

  private static String bounded(String reason) {
    return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
  }

  /** One step with an errand's row, by its person and how often it was taken. */
  private interface Step {
    void take(ErrandRows rows, UUID person, int taken);
  }
}
