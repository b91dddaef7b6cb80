package dev.avatargateway.catalog.copy;

import dev.avatargateway.catalog.UnfinishedCopy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table that says in the target whose copy it is, and how far each part has come. While it is
 * there no gateway starts on the target.
 */
record Mark(Connection connection) {

  private static final String TABLE = UnfinishedCopy.TABLE;

  boolean isThere() throws SQLException {
    return UnfinishedCopy.isIn(connection);
  }

  void make() throws SQLException {
    execute("create table " + TABLE + " (part varchar(600) primary key, reached varchar not null)");
  }

  void remove() throws SQLException {
    execute("drop table " + TABLE);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  Optional<String> find(String part) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select reached from " + TABLE + " where part = ?")) {
      statement.setString(1, part);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  void put(String part, String reached) throws SQLException {
    delete(part);
    try (PreparedStatement statement =
        connection.prepareStatement("insert into " + TABLE + " (part, reached) values (?, ?)")) {
      statement.setString(1, part);
      statement.setString(2, reached);
      statement.executeUpdate();
    }
  }

  void delete(String part) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from " + TABLE + " where part = ?")) {
      statement.setString(1, part);
      statement.executeUpdate();
    }
  }

  /** The parts whose names begin so, without that beginning. */
  List<String> beginningWith(String beginning) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select part from " + TABLE + " where part like ? order by part")) {
      statement.setString(1, beginning + "%");
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1).substring(beginning.length()));
        }
      }
    }
    return found;
  }
}
