package dev.avatargateway.bridge.cloudreve;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of a site's users. */
final class Users {

  private final Database database;
  private final Edition edition;
  private final String table;

  Users(Database database, Edition edition, String table) {
    this.database = database;
    this.edition = edition;
    this.table = table;
  }

  long count() {
    return database.with(
        handle -> handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }

  /** The rows behind one, ascending, deleted ones too. */
  List<UserRow> after(long id, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + UserRow.COLUMNS
                        + " FROM "
                        + table
                        + " WHERE id > :id ORDER BY id LIMIT "
                        + limit)
                .bind("id", id)
                .map((row, context) -> UserRow.of(row, database.engine()))
                .list());
  }

  Optional<UserRow> find(long id) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT " + UserRow.COLUMNS + " FROM " + table + " WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> UserRow.of(row, database.engine()))
                .findOne());
  }

  /**
   * Lets a user show something else.
   *
   * @return whether they were there still
   */
  boolean show(long id, String avatar, Instant updatedAt) {
    Object time = database.engine().value(updatedAt, edition);
    return database.with(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE "
                            + table
                            + " SET avatar = :avatar, updated_at = :time"
                            + " WHERE id = :id AND deleted_at IS NULL")
                    .bind("avatar", avatar)
                    .bind("time", (position, statement, c) -> statement.setObject(position, time))
                    .bind("id", id)
                    .execute())
        > 0;
  }
}
