package dev.avatargateway.catalog;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections to an H2 database. H2 closes it when its file cannot be written, such as on a full
 * disk, and opens it anew for the next connection: as of what was safe, without what was committed
 * since. How often that was can be asked.
 */
final class H2Source implements DataSource {

  private final JdbcDataSource source;
  private @Nullable Database open;
  private volatile int openings;

  H2Source(JdbcDataSource source) {
    this.source = source;
  }

  /** A number that is higher after each opening, from before anybody uses what was opened. */
  int openings() {
    return openings;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = source.getConnection();
    note(((SessionLocal) connection.unwrap(JdbcConnection.class).getSession()).getDatabase());
    return connection;
  }

  private synchronized void note(Database database) {
    if (database != open) {
      open = database;
      openings++;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || source.isWrapperFor(type);
  }
}
