package dev.avatargateway.catalog.copy;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Writes rows to PostgreSQL, by {@code COPY}. */
final class PostgresSink implements Sink {

  private static final int PORTION = 5000;

  @Override
  public int portion() {
    return PORTION;
  }

  @Override
  public void write(Connection connection, Table table, List<List<@Nullable String>> rows)
      throws SQLException {
    StringBuilder text = new StringBuilder();
    for (List<@Nullable String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        append(text.append(i == 0 ? "" : "\t"), row.get(i));
      }
      text.append('\n');
    }
    String sql = "copy %s (%s) from stdin".formatted(table.name(), table.list());
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(sql, new StringReader(text.toString()));
    } catch (IOException e) {
      throw new SQLException("the rows cannot be sent", e);
    }
  }

  private static void append(StringBuilder text, @Nullable String value) {
    if (value == null) {
      text.append("\\N");
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }

  @Override
  public void restart(Connection connection, Table table, String counter, long next)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select setval(pg_get_serial_sequence(?, ?), ?, false)")) {
      statement.setString(1, table.name());
      statement.setString(2, counter);
      statement.setLong(3, next);
      statement.execute();
    }
  }

  /** Without a look at so many new rows the database would choose bad plans for a while. */
  @Override
  public void settle(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("analyze");
    }
  }

  @Override
  public void empty(Connection connection, List<Table> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "truncate " + tables.stream().map(Table::name).collect(Collectors.joining(", ")));
    }
  }
}
