package dev.avatargateway.catalog;

import dev.avatargateway.core.Outbox.Target;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The rows of errands within one transaction. */
record ErrandRows(Handle handle) {

  private static final String IS_DUE =
      """
      select 1 from errand where target = :target and parked_at is null and due <= :now
      fetch first row only
      """;

  /** What somebody else takes at this moment is left to them. */
  private static final String TAKE =
      """
      select person, version, attempts, parked_at, reason from errand
      where target = :target and parked_at is null and due <= :now
      order by due, seq fetch first :limit rows only
      for update skip locked
      """;

  private static final String PARKED =
      """
      select e.person, e.target, s.space, e.version, e.attempts, e.parked_at, e.reason
      from errand e join subscriber s on s.name = e.target
      where e.parked_at >= 0
      order by e.parked_at, e.seq fetch first :limit rows only
      """;

  /**
   * An errand's row.
   *
   * @param person a root, or somebody who was forgotten
   * @param target who is to be told
   * @param version of the last change
   * @param attempts how often it was taken
   * @param parkedAt when it was parked; null for one that waits for its turn
   * @param reason why it was put off or parked; null when nobody said
   */
  record Row(
      UUID person,
      Target target,
      long version,
      int attempts,
      @Nullable Long parkedAt,
      @Nullable String reason) {}

  boolean anyIsDue(Target target, long now) {
    return handle
        .createQuery(IS_DUE)
        .bind("target", target.name())
        .bind("now", now)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Locks rows that are due, the longest waiting first. */
  List<Row> take(Target target, long now, int limit) {
    return handle
        .createQuery(TAKE)
        .bind("target", target.name())
        .bind("now", now)
        .bind("limit", limit)
        .map((row, _) -> row(row, target))
        .list();
  }

  List<Row> parked(int limit) {
    return handle.createQuery(PARKED).bind("limit", limit).map((row, _) -> row(row)).list();
  }

  /** Makes a row that was taken the caller's until then. */
  void lease(Row row, long until) {
    one(
            """
            update errand set due = :until, leased = true, attempts = attempts + 1
            where person = :person and target = :target
            """,
            row.person(),
            row.target())
        .bind("until", until)
        .execute();
  }

  /** Deletes a row of which nothing newer is to be told. */
  void delete(UUID person, Target target, int taken, long told) {
    one(
            """
            delete from errand where person = :person and target = :target
            and attempts = :taken and version <= :told
            """,
            person,
            target)
        .bind("taken", taken)
        .bind("told", told)
        .execute();
  }

  /** Makes a row due at once of which something newer is to be told. */
  void renew(UUID person, Target target, int taken, long told, long now) {
    one(
            """
            update errand set due = :now, leased = false, attempts = 0, reason = null
            where person = :person and target = :target and attempts = :taken and version > :told
            """,
            person,
            target)
        .bind("taken", taken)
        .bind("told", told)
        .bind("now", now)
        .execute();
  }

  void postpone(UUID person, Target target, int taken, long due, String reason) {
    one(
            """
            update errand set due = :due, leased = false, reason = :reason
            where person = :person and target = :target and attempts = :taken
            """,
            person,
            target)
        .bind("taken", taken)
        .bind("due", due)
        .bind("reason", reason)
        .execute();
  }

  /** Parks a row of which nothing newer is to be told. */
  void park(UUID person, Target target, int taken, long told, long now, String reason) {
    one(
            """
            update errand set parked_at = :now, leased = false, reason = :reason
            where person = :person and target = :target and attempts = :taken and version <= :told
            """,
            person,
            target)
        .bind("taken", taken)
        .bind("told", told)
        .bind("now", now)
        .bind("reason", reason)
        .execute();
  }

  /** Makes what is parked due again: of one target, or of all for null. */
  int retry(@Nullable String target, long now) {
    return handle
        .createUpdate(
            """
            update errand set parked_at = null, due = :now, attempts = 0, reason = null
            where parked_at >= 0 and target = coalesce(:target, target)
            """)
        .bind("target", target)
        .bind("now", now)
        .execute();
  }

  long waiting(Target target) {
    return handle
        .createQuery("select count(*) from errand where target = :target and parked_at is null")
        .bind("target", target.name())
        .mapTo(Long.class)
        .one();
  }

  /** Ends all leases. */
  int takeBack(long now) {
    return handle
        .createUpdate("update errand set leased = false, due = least(due, :now) where leased")
        .bind("now", now)
        .execute();
  }

  /** Whom a forgotten person was, in one space or, for a target that is told of all, in all. */
  List<Owner> gone(UUID person, Optional<Space> space) {
    return handle
        .createQuery(
            "select space, external_id from gone where person = :person order by space,"
                + " external_id")
        .bind("person", person)
        .map((row, _) -> new Owner(new Space(row.getString(1)), row.getString(2)))
        .filter(owner -> space.isEmpty() || space.get().equals(owner.space()))
        .list();
  }

  /**
   * Locks whom a forgotten person was: of two who end the last errands of the person the later one
   * sees that none is left.
   */
  void lockGone(UUID person) {
    handle
        .createQuery(
            """
            select person from gone where person = :person order by space, external_id for update
            """)
        .bind("person", person)
        .mapTo(UUID.class)
        .list();
  }

  /** Forgets whom a forgotten person was, once everybody was told. */
  void clean(UUID person) {
    handle
        .createUpdate(
            """
            delete from gone where person = :person
            and not exists (select 1 from errand where person = :person)
            """)
        .bind("person", person)
        .execute();
  }

  private Update one(String sql, UUID person, Target target) {
    return handle.createUpdate(sql).bind("person", person).bind("target", target.name());
  }

  private static Row row(ResultSet row) throws SQLException {
    Optional<String> space = Optional.ofNullable(row.getString("space"));
    return row(row, new Target(row.getString("target"), space.map(Space::new)));
  }

  private static Row row(ResultSet row, Target target) throws SQLException {
    return new Row(
        row.getObject("person", UUID.class),
        target,
        row.getLong("version"),
        row.getInt("attempts"),
        row.getObject("parked_at", Long.class),
        row.getString("reason"));
  }
}
