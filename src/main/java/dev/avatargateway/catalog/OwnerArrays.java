package dev.avatargateway.catalog;

import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.jdbi.v3.core.statement.Query;

/** Many identities as the parameters of one statement, whose text is the same however many. */
final class OwnerArrays {

  /** A table {@code w} of identities, to be joined. */
  static final String TABLE =
      "unnest(cast(:spaces as varchar array), cast(:ids as varchar array)) as w(space, id)";

  private OwnerArrays() {}

  /** Binds what {@link #TABLE} needs. */
  static Query bind(Query query, Collection<Owner> owners) {
    return bind(
        bind(query, "spaces", owners.stream().map(owner -> owner.space().name()).toList()),
        "ids",
        owners.stream().map(Owner::externalId).toList());
  }

  static Query bind(Query query, String name, Collection<String> texts) {
    return query
        .registerArrayType(String.class, "varchar")
        .bindArray(name, String.class, texts.toArray());
  }

  /** The identity in a row of {@code identity}. */
  static Owner owner(ResultSet row) throws SQLException {
    return new Owner(new Space(row.getString("space")), row.getString("external_id"));
  }
}
