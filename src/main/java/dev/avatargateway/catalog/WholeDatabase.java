package dev.avatargateway.catalog;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * A catalog's database for work on all of its rows, whether a copy in it is finished or not. Its
 * tables have the form that this program needs; its connections have no limits of time.
 */
public final class WholeDatabase implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 3600;

  /** Nobody else must be taken for a gateway that runs. */
  private static final String SESSION =
      """
      set application_name = '%s'; set synchronous_commit = on;
      set statement_timeout = 0; set lock_timeout = 10000;
      set idle_in_transaction_session_timeout = 0\
      """
          .formatted(PostgresSessions.WHOLE);

  /** A result of many rows is read from the tables bit by bit, not gathered first. */
  private static final String LAZY = "set lazy_query_execution true";

  private final String name;
  private final Opener opener;
  private final Runnable sync;
  private final Runnable end;
  private final boolean shared;
  private final String session;

  private WholeDatabase(
      String name, String session, Opener opener, Runnable sync, Runnable end, boolean shared) {
    this.name = name;
    this.session = session;
    this.opener = opener;
    this.sync = sync;
    this.end = end;
    this.shared = shared;
  }

  /**
   * Opens the H2 database in a folder, which this process alone may use then.
   *
   * @throws StoreLockedException when another process has it open
   * @throws StoreException when it cannot be opened for another reason
   */
  public static WholeDatabase embedded(Path folder) {
    HikariDataSource pool = H2Database.openWhole(folder);
    return new WholeDatabase(
        "the folder " + folder,
        "",
        () -> begun(pool.getConnection(), LAZY),
        new Checkpoint(Jdbi.create(pool), () -> {}),
        pool::close,
        false);
  }

  /**
   * @throws StoreException when it cannot be reached or used
   */
  public static WholeDatabase postgres(PostgresAddress address) {
    PostgresDatabase.migrate(address);
    KnockingDataSource source = address.source(PATIENCE_SECONDS);
    return new WholeDatabase(
        address.toString(),
        address.session(),
        () -> begun(source.getConnection(), SESSION),
        () -> {},
        () -> {},
        true);
  }

  private static Connection begun(Connection connection, String session) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(session);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** A new connection, which the caller closes. */
  public Connection connect() throws SQLException {
    return opener.open();
  }

  /** Whether several processes may use it, as with PostgreSQL. */
  public boolean isShared() {
    return shared;
  }

  /** Has what was committed survive a crash; no transaction may run. */
  public void sync() {
    sync.run();
  }

  /** Whether a gateway, or one of its commands, has a connection to it now. */
  public boolean isServed() throws SQLException {
    if (!shared) {
      return false;
    }
    try (Connection connection = connect()) {
      return PostgresSessions.hasOthers(connection, session);
    }
  }

  /** The word that all nodes of a gateway share; only for one that is shared. */
  public Optional<String> secret() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select word from secret where id = 1")) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  /** Puts this word in the place of the one that may be there. */
  public void keepSecret(String word) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                insert into secret (id, word) values (1, ?)
                on conflict (id) do update set word = excluded.word
                """)) {
      statement.setString(1, word);
      statement.executeUpdate();
    }
  }

  /** The word that the catalog keeps under a name of {@link Agreed}'s. */
  public Optional<String> agreed(String name) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement("select word from agreed where name = ?")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** Puts a word in the place of the one that may be there. */
  public void keepAgreed(String name, String word) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement removal =
            connection.prepareStatement("delete from agreed where name = ?");
        PreparedStatement addition =
            connection.prepareStatement("insert into agreed (name, word) values (?, ?)")) {
      connection.setAutoCommit(false);
      removal.setString(1, name);
      removal.executeUpdate();
      addition.setString(1, name);
      addition.setString(2, word);
      addition.executeUpdate();
      connection.commit();
    }
  }

  /** As the operator is told of it; holds nothing secret. */
  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() {
    end.run();
  }

  /** Opens connections. */
  private interface Opener {
    Connection open() throws SQLException;
  }
}
