package dev.avatargateway.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Opens a PostgreSQL database with the settings that keep acknowledged changes, and by which
 * nothing waits for long: neither for a server that is away nor for one that is silent.
 */
final class PostgresDatabase {

  private static final int MIGRATION_SECONDS = 600;

  /**
   * Whoever left in the midst of a transaction, such as a node whose network is gone, does not keep
   * people locked; a statement ends before its caller has given it up.
   */
  private static final String SESSION =
      """
      set synchronous_commit = on; set lock_timeout = 2000; set statement_timeout = 2500;
      set idle_in_transaction_session_timeout = 15000\
      """;

  /** Collations that know the letters of all languages, the best first. */
  private static final String LETTERS =
      """
      select collname from pg_collation
      where collname in ('und-x-icu', 'pg_c_utf8', 'default')
      order by array_position(array['und-x-icu', 'pg_c_utf8', 'default'], collname::text)
      fetch first row only
      """;

  private PostgresDatabase() {}

  /**
   * @throws StoreException when it cannot be reached or used; the message never holds a secret
   */
  static PostgresPool open(PostgresAddress address) {
    migrate(address);
    try {
      UnfinishedCopy.refuse(address.source(MIGRATION_SECONDS), address.toString());
      refuseReader(address);
    } catch (SQLException e) {
      throw new StoreException(address + " " + words(e));
    }
    return new PostgresPool(address, SESSION);
  }

  /** Brings its tables to the form that this program needs. */
  static void migrate(PostgresAddress address) {
    try (Connection first = address.source(MIGRATION_SECONDS).getConnection()) {
      if (!"UTF8".equals(answer(first, "show server_encoding"))) {
        throw new StoreException(address + " must have the encoding UTF8");
      }
      Schema.migratePostgres(
          address.source(MIGRATION_SECONDS),
          address.toString(),
          Map.of("letters", answer(first, LETTERS)));
    } catch (SQLException e) {
      throw new StoreException(address + " " + words(e));
    }
  }

  /** A server that is another's standby is told from one that takes changes by this, too. */
  private static void refuseReader(PostgresAddress address) throws SQLException {
    try (Connection connection = address.source(MIGRATION_SECONDS).getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update probe set seen = seen where id = 1");
    }
  }

  private static String answer(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String words(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("28")) {
      return "does not let the gateway in: wrong user or password";
    }
    if (state.equals("3D000")) {
      return "does not exist";
    }
    if (state.equals("08004")) {
      return "does not let the gateway in: the user or the password is missing";
    }
    if (state.equals("42501")) {
      return "cannot be used: its user may not make, read and change all tables there";
    }
    if (state.equals("25006")) {
      return "cannot be used: it takes no changes, being a standby or for readers only";
    }
    return KnockingDataSource.isAway(e)
        ? "cannot be reached"
        : "cannot be used (SQLSTATE " + state + ")";
  }
}
