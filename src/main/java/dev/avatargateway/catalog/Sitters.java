package dev.avatargateway.catalog;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads many identities at once, with what their persons show. */
record Sitters(Handle handle) {

  private static final String FIND =
      """
      select i.space, i.external_id, i.username, i.email, i.person,
        p.changed_at, c.set_at, c.look, c.picture
      from %s
      join identity i on i.space = w.space and i.external_id = w.id
      join person p on p.id = i.person
      left join change c on c.id = p.worn
      """
          .formatted(OwnerArrays.TABLE);

  private static final String PAGE =
      """
      select space, external_id from identity where space = :space and external_id > :after
      order by space, external_id fetch first :limit rows only
      """;

  /** Those that are known. */
  Map<Owner, Sitter> find(Collection<Owner> owners) {
    List<Row> rows =
        OwnerArrays.bind(handle.createQuery(FIND), new HashSet<>(owners))
            .map((row, _) -> row(row))
            .list();
    Set<Long> numbers =
        rows.stream().map(Row::picture).filter(Objects::nonNull).collect(Collectors.toSet());
    Map<Long, Picture> pictures = new Pictures(handle).byIds(numbers);
    Map<Owner, Sitter> sitters = HashMap.newHashMap(rows.size());
    for (Row row : rows) {
      sitters.put(row.identity().owner(), row.sitter(pictures));
    }
    return sitters;
  }

  /** In the order of their ids, which the database compares by the numbers of the characters. */
  List<Sitter> page(Space space, String after, int limit) {
    List<Owner> owners =
        handle
            .createQuery(PAGE)
            .bind("space", space.name())
            .bind("after", after)
            .bind("limit", limit)
            .map((row, _) -> OwnerArrays.owner(row))
            .list();
    Map<Owner, Sitter> sitters = find(owners);
    return owners.stream().map(sitters::get).toList();
  }

  long count(Space space) {
    return handle
        .createQuery("select count(*) from identity where space = :space")
        .bind("space", space.name())
        .mapTo(Long.class)
        .one();
  }

  private static Row row(ResultSet row) throws SQLException {
    @Nullable String look = row.getString("look");
    return new Row(
        new PersonKey(row.getObject("person", UUID.class)),
        new Identity(OwnerArrays.owner(row), row.getString("username"), row.getString("email")),
        row.getLong("changed_at"),
        row.getLong("set_at"),
        look == null ? LookKind.NONE : LookKind.valueOf(look),
        row.getObject("picture", Long.class));
  }

  /** A sitter whose picture is still a number. */
  private record Row(
      PersonKey person,
      Identity identity,
      long changedAt,
      long setAt,
      LookKind kind,
      @Nullable Long picture) {

    Sitter sitter(Map<Long, Picture> pictures) {
      Look look =
          switch (kind) {
            case NONE -> Look.NONE;
            case GRAVATAR -> Look.GRAVATAR;
            case PICTURE -> new Look.Wearing(Objects.requireNonNull(pictures.get(picture)));
          };
      return new Sitter(person, identity, new Portrait(look, changedAt, setAt));
    }
  }
}
