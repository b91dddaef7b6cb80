package dev.avatargateway.catalog.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a table in the order of their keys, of which few are held at a time. */
final class Rows implements AutoCloseable {

  private static final int FETCHED = 2000;

  private final Table table;
  private final PreparedStatement statement;
  private final ResultSet rows;

  /**
   * @param connection reads nothing else meanwhile; where it commits by itself PostgreSQL would
   *     hold all rows
   * @param after only those behind this key
   */
  Rows(Connection connection, Table table, Optional<Key> after) throws SQLException {
    this.table = table;
    statement = connection.prepareStatement(sql(table, after.isPresent()));
    try {
      statement.setFetchSize(FETCHED);
      if (after.isPresent()) {
        List<String> parts = after.get().parts();
        statement.setString(1, parts.getFirst());
        for (int i = 0; i < parts.size(); i++) {
          statement.setString(i + 2, parts.get(i));
        }
      }
      rows = statement.executeQuery();
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private static String sql(Table table, boolean behind) {
    String sql = "select " + table.list() + " from " + table.name();
    if (behind) {
      List<Column> key = table.keyColumns();
      Column first = key.getFirst();
      // The first column alone as well: H2 does not see that the whole key is of use to an index.
      sql +=
          " where %s >= %s and (%s) > (%s)"
              .formatted(
                  first.name(),
                  first.parameter(),
                  table.keyList(),
                  key.stream().map(Column::parameter).collect(Collectors.joining(", ")));
    }
    return sql + " order by " + table.keyList();
  }

  /** The next row's values; empty behind the last. */
  Optional<List<@Nullable String>> next() throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    List<@Nullable String> values = new ArrayList<>(table.columns().size());
    for (int i = 0; i < table.columns().size(); i++) {
      values.add(table.columns().get(i).read(rows, i + 1));
    }
    return Optional.of(values);
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
