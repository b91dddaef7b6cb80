package dev.avatargateway.catalog.copy;

import dev.avatargateway.catalog.UnfinishedCopy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of a database that are copied, each behind those that its rows refer to. */
final class Tables {

  /** What belongs to one database or one gateway, and the secret, which has a way of its own. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "flyway_schema_history",
          "probe",
          "secret",
          "agreed",
          "swept",
          "journey",
          "worker",
          "portion",
          UnfinishedCopy.TABLE);

  private final Connection connection;
  private final DatabaseMetaData data;

  private Tables(Connection connection) throws SQLException {
    this.connection = connection;
    this.data = connection.getMetaData();
  }

  static List<Table> of(Connection connection) throws SQLException {
    Tables tables = new Tables(connection);
    Map<String, String> names = tables.names();
    Set<String> ordered = new LinkedHashSet<>();
    for (String name : names.keySet()) {
      tables.order(name, names, ordered, new TreeSet<>());
    }
    List<Table> all = new ArrayList<>();
    for (String name : ordered) {
      all.add(tables.table(name, names.getOrDefault(name, name)));
    }
    return all;
  }

  /** Our name for each, and the database's. */
  private Map<String, String> names() throws SQLException {
    Map<String, String> names = new TreeMap<>();
    try (ResultSet row =
        data.getTables(
            connection.getCatalog(),
            connection.getSchema(),
            "%",
            new String[] {"TABLE", "BASE TABLE", "PARTITIONED TABLE"})) {
      while (row.next()) {
        String name = row.getString("TABLE_NAME");
        names.put(ours(name), name);
      }
    }
    names.keySet().removeAll(LEFT_OUT);
    return names;
  }

  private void order(String name, Map<String, String> names, Set<String> ordered, Set<String> above)
      throws SQLException {
    if (ordered.contains(name)) {
      return;
    }
    if (!above.add(name)) {
      throw new IllegalStateException("tables refer to each other: " + above);
    }
    Set<String> needed = new TreeSet<>();
    try (ResultSet row =
        data.getImportedKeys(
            connection.getCatalog(), connection.getSchema(), names.getOrDefault(name, name))) {
      while (row.next()) {
        needed.add(ours(row.getString("PKTABLE_NAME")));
      }
    }
    needed.remove(name);
    for (String other : needed) {
      order(other, names, ordered, new TreeSet<>(above));
    }
    ordered.add(name);
  }

  private Table table(String name, String stored) throws SQLException {
    Map<String, Column> columns = new TreeMap<>();
    Optional<String> counter = Optional.empty();
    try (ResultSet row =
        data.getColumns(connection.getCatalog(), connection.getSchema(), stored, "%")) {
      while (row.next()) {
        // An underscore in a name stands for any letter here.
        if (!row.getString("TABLE_NAME").equals(stored)
            || "YES".equals(row.getString("IS_GENERATEDCOLUMN"))) {
          continue;
        }
        String column = ours(row.getString("COLUMN_NAME"));
        columns.put(column, new Column(column, kind(row)));
        if ("YES".equals(row.getString("IS_AUTOINCREMENT"))) {
          counter = Optional.of(column);
        }
      }
    }
    List<String> names = List.copyOf(columns.keySet());
    List<Integer> key = new ArrayList<>();
    for (String column : key(stored)) {
      key.add(names.indexOf(column));
    }
    if (key.isEmpty()) {
      names.forEach(column -> key.add(names.indexOf(column)));
    }
    return new Table(name, List.copyOf(columns.values()), List.copyOf(key), counter);
  }

  private static Column.Kind kind(ResultSet column) throws SQLException {
    return switch (column.getInt("DATA_TYPE")) {
      case Types.BOOLEAN, Types.BIT -> Column.Kind.TRUTH;
      case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> Column.Kind.NUMBER;
      case Types.VARCHAR -> Column.Kind.TEXT;
      default -> {
        if (column.getString("TYPE_NAME").equalsIgnoreCase("uuid")) {
          yield Column.Kind.UUID;
        }
        throw new IllegalStateException(
            "no way to copy a column of the type " + column.getString("TYPE_NAME"));
      }
    };
  }

  /** The columns of the primary key in their order; none when there is no such key. */
  private List<String> key(String stored) throws SQLException {
    Map<Integer, String> key = new TreeMap<>();
    try (ResultSet row =
        data.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), stored)) {
      while (row.next()) {
        key.put(row.getInt("KEY_SEQ"), ours(row.getString("COLUMN_NAME")));
      }
    }
    return List.copyOf(key.values());
  }

  private static String ours(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
