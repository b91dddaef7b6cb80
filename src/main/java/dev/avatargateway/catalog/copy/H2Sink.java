package dev.avatargateway.catalog.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows to H2. */
final class H2Sink implements Sink {

  /** So few that H2 does not write of its own accord in the midst of them. */
  private static final int PORTION = 250;

  @Override
  public int portion() {
    return PORTION;
  }

  @Override
  public void write(Connection connection, Table table, List<List<@Nullable String>> rows)
      throws SQLException {
    String sql =
        "insert into %s (%s)%s values (%s)"
            .formatted(
                table.name(),
                table.list(),
                table.counter().isPresent() ? " overriding system value" : "",
                table.columns().stream().map(Column::parameter).collect(Collectors.joining(", ")));
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (List<@Nullable String> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setString(i + 1, row.get(i));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public void restart(Connection connection, Table table, String counter, long next)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "alter table " + table.name() + " alter column " + counter + " restart with " + next);
    }
  }

  @Override
  public void settle(Connection connection) {}

  @Override
  public void empty(Connection connection, List<Table> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Otherwise tables that others refer to cannot be emptied at once; it ends with the process.
      statement.execute("set referential_integrity false");
      for (Table table : tables) {
        statement.execute("truncate table " + table.name());
      }
      statement.execute("set referential_integrity true");
    }
  }
}
