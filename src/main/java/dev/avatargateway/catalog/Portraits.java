package dev.avatargateway.catalog;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Sitter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads what persons show. */
record Portraits(Handle handle) {

  private static final String FIND =
      """
      select i.person, i.username, i.email, p.changed_at, c.look, c.set_at, %s
      from identity i
      join person p on p.id = i.person
      left join change c on c.id = p.worn
      left join picture t on t.id = c.picture
      left join rendition r on r.picture = t.id
      where i.space = :space and i.external_id = :externalId
      order by r.ord
      """
          .formatted(Pictures.COLUMNS);

  private static final String OF =
      """
      select p.changed_at, c.look, c.set_at, %s
      from person p
      left join change c on c.id = p.worn
      left join picture t on t.id = c.picture
      left join rendition r on r.picture = t.id
      where p.id = :person
      order by r.ord
      """
          .formatted(Pictures.COLUMNS);

  Optional<Sitter> find(Owner owner) {
    return handle
        .createQuery(FIND)
        .bind("space", owner.space().name())
        .bind("externalId", owner.externalId())
        .scanResultSet((rows, _) -> sitter(owner, rows.get()));
  }

  /** What a root shows. */
  Portrait of(UUID root) {
    return handle
        .createQuery(OF)
        .bind("person", root)
        .scanResultSet(
            (rows, _) -> {
              ResultSet row = rows.get();
              return row.next() ? portrait(row) : Portrait.UNTOUCHED;
            });
  }

  private static Optional<Sitter> sitter(Owner owner, ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    PersonKey person = new PersonKey(rows.getObject("person", UUID.class));
    Identity identity = new Identity(owner, rows.getString("username"), rows.getString("email"));
    return Optional.of(new Sitter(person, identity, portrait(rows)));
  }

  private static Portrait portrait(ResultSet rows) throws SQLException {
    long changedAt = rows.getLong("changed_at");
    long setAt = rows.getLong("set_at");
    return new Portrait(look(rows), changedAt, setAt);
  }

  private static Look look(ResultSet rows) throws SQLException {
    @Nullable String look = rows.getString("look");
    if (look == null) {
      return Look.NONE;
    }
    return switch (LookKind.valueOf(look)) {
      case NONE -> Look.NONE;
      case GRAVATAR -> Look.GRAVATAR;
      case PICTURE -> new Look.Wearing(Pictures.read(rows));
    };
  }
}
