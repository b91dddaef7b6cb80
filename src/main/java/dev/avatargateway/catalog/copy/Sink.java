package dev.avatargateway.catalog.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows as one kind of database takes them. */
interface Sink {

  /** How many rows one transaction takes. */
  int portion();

  /** Adds rows with the numbers that they have, within the connection's transaction. */
  void write(Connection connection, Table table, List<List<@Nullable String>> rows)
      throws SQLException;

  /** Has the database give out numbers from this one on. */
  void restart(Connection connection, Table table, String counter, long next) throws SQLException;

  /** All rows are there. */
  void settle(Connection connection) throws SQLException;

  /** Empties these tables, each of which stands behind those that it refers to. */
  void empty(Connection connection, List<Table> tables) throws SQLException;
}
