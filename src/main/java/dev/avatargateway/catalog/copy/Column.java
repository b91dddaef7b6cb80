package dev.avatargateway.catalog.copy;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A column of a table, whose values are carried as text that is the same for every database. */
record Column(String name, Kind kind) {

  /** What its values are, and what SQL calls that. */
  enum Kind {
    TRUTH("boolean"),
    NUMBER("bigint"),
    UUID("uuid"),
    TEXT("varchar");

    final String sql;

    Kind(String sql) {
      this.sql = sql;
    }
  }

  /**
   * @param index of the column in the result, from 1
   */
  @Nullable String read(ResultSet row, int index) throws SQLException {
    if (kind != Kind.TRUTH) {
      return row.getString(index);
    }
    boolean value = row.getBoolean(index);
    return row.wasNull() ? null : value ? "t" : "f";
  }

  /** A place in a statement for a value that is given as text. */
  String parameter() {
    return "cast(? as " + kind.sql + ")";
  }
}
