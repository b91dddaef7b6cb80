package dev.avatargateway.catalog;

import dev.avatargateway.catalog.ChangeRow.Worn;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The rows of the history within one transaction. */
record Changes(Handle handle) {

  private static final String COLUMNS =
      """
      c.id, c.maker, c.changed_at, c.set_at, c.look, c.picture,
      c.origin_space, c.origin_id, c.door, c.caller_space, c.caller_id\
      """;

  private static final String HISTORY =
      """
      select %s from change c where c.person = :person
      order by c.changed_at desc, case when c.timeline = :person then 0 else 1 end, c.id
      """
          .formatted(COLUMNS);

  private static final String BY_ID = "select %s from change c where c.id = :id".formatted(COLUMNS);

  private static final String AT =
      """
      select %s from change c where c.person = :person and c.changed_at = :changedAt
      order by case when c.timeline = :person then 0 else 1 end, c.id
      fetch first row only
      """
          .formatted(COLUMNS);

  static final String INSERT =
      """
      insert into change (person, timeline, maker, changed_at, set_at, look, picture,
        origin_space, origin_id, door, caller_space, caller_id, withdrawn)
      values (:root, :root, :maker, :changedAt, :setAt, :look, :picture,
        :originSpace, :originId, :door, :callerSpace, :callerId, false)
      """;

  /** Adds a version to a root's timeline. */
  long insert(UUID root, UUID maker, long version, Worn worn) {
    return bind(handle.createUpdate(INSERT), root, maker, version, worn)
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  /** Binds what {@link #INSERT} needs. */
  static <T extends SqlStatement<T>> T bind(
      T statement, UUID root, UUID maker, long version, Worn worn) {
    Origin origin = worn.origin();
    return statement
        .bind("root", root)
        .bind("maker", maker)
        .bind("changedAt", version)
        .bind("setAt", worn.setAt())
        .bind("look", worn.kind().name())
        .bind("picture", worn.picture())
        .bind("originSpace", origin.identity().space().name())
        .bind("originId", origin.identity().externalId())
        .bind("door", origin.door())
        .bind("callerSpace", origin.caller().space().name())
        .bind("callerId", origin.caller().externalId());
  }

  /** The change with this number; null for the number null. */
  @Nullable ChangeRow byId(@Nullable Long id) {
    return id == null
        ? null
        : handle.createQuery(BY_ID).bind("id", id).map((row, _) -> row(row)).one();
  }

  /** What a root, or somebody joined to it, got at a version; the root's own first. */
  Optional<ChangeRow> at(UUID root, long changedAt) {
    return handle
        .createQuery(AT)
        .bind("person", root)
        .bind("changedAt", changedAt)
        .map((row, _) -> row(row))
        .findOne();
  }

  /** The latest first. */
  List<ChangeRow> history(UUID root) {
    return handle.createQuery(HISTORY).bind("person", root).map((row, _) -> row(row)).list();
  }

  /** The versions of one timeline that may be trimmed, the latest first. */
  List<Trimmable> trimmable(UUID timeline) {
    return handle
        .createQuery(
            """
            select c.id, c.picture,
              exists (select 1 from person p where p.id = c.person and p.worn = c.id)
              or exists (select 1 from link l where l.kept_wore = c.id)
              or exists (select 1 from link l where l.absorbed_wore = c.id) as needed
            from change c where c.timeline = :timeline
            order by c.changed_at desc
            """)
        .bind("timeline", timeline)
        .map(
            (row, _) ->
                new Trimmable(
                    row.getLong("id"),
                    row.getObject("picture", Long.class),
                    row.getBoolean("needed")))
        .list();
  }

  void delete(Collection<Long> changes) {
    handle
        .createUpdate("delete from change where id in (<changes>)")
        .bindList("changes", List.copyOf(changes))
        .execute();
  }

  /** Ends all earlier versions of a root and of all who are joined to it. */
  void withdrawAll(UUID root) {
    handle
        .createUpdate("update change set withdrawn = true where person = :root")
        .bind("root", root)
        .execute();
  }

  void moveAll(UUID from, UUID to) {
    handle
        .createUpdate("update change set person = :to where person = :from")
        .bind("from", from)
        .bind("to", to)
        .execute();
  }

  /**
   * Gives some who are joined to a root their history back: their own timelines, and as versions of
   * their new root those in which other timelines showed what they had chosen.
   */
  void moveSome(UUID root, Collection<UUID> members, UUID to) {
    handle
        .createUpdate("update change set person = :to where timeline in (<members>)")
        .bindList("members", List.copyOf(members))
        .bind("to", to)
        .execute();
    handle
        .createUpdate(
            """
            update change set person = :to, timeline = :to
            where person = :root and maker in (<members>)
            """)
        .bindList("members", List.copyOf(members))
        .bind("root", root)
        .bind("to", to)
        .execute();
  }

  /** The pictures of everything a root has in its history. */
  List<Long> pictures(UUID root) {
    return handle
        .createQuery("select picture from change where person = :root and picture is not null")
        .bind("root", root)
        .mapTo(Long.class)
        .list();
  }

  void deleteAll(UUID root) {
    handle.createUpdate("delete from change where person = :root").bind("root", root).execute();
  }

  private static ChangeRow row(ResultSet row) throws SQLException {
    return new ChangeRow(
        row.getLong("id"),
        row.getObject("maker", UUID.class),
        row.getLong("changed_at"),
        new Worn(
            LookKind.valueOf(row.getString("look")),
            row.getObject("picture", Long.class),
            row.getLong("set_at"),
            origin(row)));
  }

  private static Origin origin(ResultSet row) throws SQLException {
    return new Origin(
        new Owner(new Space(row.getString("origin_space")), row.getString("origin_id")),
        row.getString("door"),
        new Owner(new Space(row.getString("caller_space")), row.getString("caller_id")));
  }

  /**
   * A version as the length of the history sees it.
   *
   * @param id the change's number
   * @param picture its picture's number; null for a look without one
   * @param needed whether it is what somebody shows, or will show after an unlink
   */
  record Trimmable(long id, @Nullable Long picture, boolean needed) {}
}
