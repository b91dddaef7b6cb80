package dev.avatargateway.bridge.cloudreve;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A site's database, open. SQLite is one connection that threads take turns with; a server is a
 * small pool.
 */
final class Database implements AutoCloseable {

  /** Lets go of what the database holds. */
  private interface Closing {
    void close() throws SQLException;
  }

  private static final int CONNECTIONS = 4;

  private final Engine engine;
  private final Jdbi jdbi;
  private final Object turn = new Object();
  private final Closing closing;

  private Database(Engine engine, Jdbi jdbi, Closing closing) {
    this.engine = engine;
    this.jdbi = jdbi;
    this.closing = closing;
  }

  /**
   * Opens a database for reading; nothing can be changed through it.
   *
   * @throws BridgeException when that cannot be done
   */
  static Database reading(DatabaseAddress address) {
    return open(address, true);
  }

  /** Opens a database for changes too. */
  static Database changing(DatabaseAddress address) {
    return open(address, false);
  }

  private static Database open(DatabaseAddress address, boolean readOnly) {
    try {
      return address.file().isPresent()
          ? sqlite(readable(address.file().get()), readOnly)
          : server(address, readOnly);
    } catch (IOException e) {
      throw new BridgeException(
          "the database " + address.name() + " cannot be read: " + SqlTrouble.reason(e), e);
    } catch (SQLException e) {
      throw new BridgeException("the database " + address.name() + " " + SqlTrouble.reason(e), e);
    }
  }

  private static Path readable(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BridgeException("there is no database " + file);
    }
    if (!Files.isReadable(file)) {
      throw new BridgeException("the database " + file + " cannot be read: permission is denied");
    }
    return file;
  }

  private static Database sqlite(Path file, boolean readOnly) throws IOException, SQLException {
    Connection connection = readOnly ? SqliteFile.reading(file) : SqliteFile.changing(file);
    return new Database(Engine.SQLITE, Jdbi.create(connection), connection::close);
  }

  private static Database server(DatabaseAddress address, boolean readOnly) throws SQLException {
    Properties properties = new Properties();
    address.options().forEach(properties::setProperty);
    if (!address.user().isEmpty()) {
      properties.setProperty("user", address.user());
    }
    address.password().map(Credential::secret).ifPresent(p -> properties.put("password", p));
    boolean mysql = address.engine() == Engine.MYSQL;
    properties.putIfAbsent("connectTimeout", mysql ? "10000" : "10");
    properties.putIfAbsent("socketTimeout", mysql ? "120000" : "120");
    try (Connection first = DriverManager.getConnection(address.url(), properties)) {
      first.isValid(5);
    }
    HikariConfig config = new HikariConfig();
    config.setPoolName("cloudreve");
    config.setJdbcUrl(address.url());
    config.setDataSourceProperties(properties);
    if (readOnly) {
      // the drivers' own way binds transactions only, or nothing at all
      config.setConnectionInitSql(
          mysql
              ? "SET SESSION TRANSACTION READ ONLY"
              : "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
    }
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    HikariDataSource pool = new HikariDataSource(config);
    return new Database(address.engine(), Jdbi.create(pool), pool::close);
  }

  Engine engine() {
    return engine;
  }

  /** Does something with a connection; failures are jdbi's. */
  <R> R with(Function<Handle, R> work) {
    if (engine != Engine.SQLITE) {
      return jdbi.withHandle(work::apply);
    }
    synchronized (turn) {
      return jdbi.withHandle(work::apply);
    }
  }

  @Override
  public void close() {
    synchronized (turn) {
      try {
        closing.close();
      } catch (SQLException e) {
        throw new IllegalStateException("a database cannot be closed", e);
      }
    }
  }
}
