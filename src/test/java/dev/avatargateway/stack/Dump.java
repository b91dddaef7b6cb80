package dev.avatargateway.stack;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All rows of all tables of a catalog, as a test sees them that knows nothing of how it is copied.
 */
final class Dump {

  private static final Set<String> OF_ONE_STORE =
      Set.of(
          "flyway_schema_history",
          "probe",
          "secret",
          "agreed",
          "swept",
          "journey",
          "worker",
          "portion",
          "copying");

  private Dump() {}

  static Map<String, List<String>> ofFolder(Path data) throws SQLException {
    return of("jdbc:h2:" + data.toAbsolutePath().resolve("catalog") + ";USER=sa;IFEXISTS=TRUE");
  }

  /** Table → its rows in order. */
  static Map<String, List<String>> of(String url) throws SQLException {
    Map<String, List<String>> dump = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url)) {
      for (String table : tables(connection)) {
        if (!OF_ONE_STORE.contains(table.toLowerCase(Locale.ROOT))) {
          dump.put(table.toLowerCase(Locale.ROOT), rows(connection, table));
        }
      }
    }
    return dump;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return first(
        connection,
        """
        select table_name from information_schema.tables
        where lower(table_schema) = 'public' and table_type = 'BASE TABLE'
        """);
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    List<String> columns =
        first(
            connection,
            """
            select lower(column_name) from information_schema.columns
            where lower(table_schema) = 'public' and table_name = '%s' and is_generated <> 'ALWAYS'
            order by lower(column_name)
            """
                .formatted(table));
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select %s from %s".formatted(String.join(", ", columns), table))) {
      while (row.next()) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= columns.size(); i++) {
          Object value = row.getObject(i);
          text.append(columns.get(i - 1)).append('=').append(value).append(' ');
        }
        rows.add(text.toString());
      }
    }
    rows.sort(null);
    return rows;
  }

  private static List<String> first(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }
}
