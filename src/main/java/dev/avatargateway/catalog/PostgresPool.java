package dev.avatargateway.catalog;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Connections to PostgreSQL that are lent out again and again. What befell one of them may have
 * befallen all: then none of those that are there is lent any more. While the server lets nobody
 * in, the pool's own thread alone knocks, and whoever wants a connection is refused at once.
 */
final class PostgresPool implements ConnectionFactory, AutoCloseable {

  private static final int CONNECTIONS = 16;

  /** The most that a request waits for a connection; Hikari gives a sign-in as long. */
  private static final long CONNECTION_TIMEOUT_MILLIS = 2_000;

  /** How long one that lay idle may take to show that it lives. */
  private static final long CHECK_MILLIS = 500;

  private static final long KEEPALIVE_MILLIS = 30_000;

  /** How long the server may be silent in the midst of a statement. */
  private static final int SILENT_SECONDS = 3;

  private final KnockingDataSource source;
  private final HikariDataSource pool;
  private final AtomicLong emptied = new AtomicLong(System.nanoTime());
  private volatile long lent;
  private volatile boolean inVain;

  /**
   * @param session what is said on each new connection
   */
  PostgresPool(PostgresAddress address, String session) {
    source = address.source(SILENT_SECONDS);
    source.keepKnocking();
    HikariConfig config = new HikariConfig();
    config.setPoolName("catalog");
    config.setDataSource(source);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    config.setValidationTimeout(CHECK_MILLIS);
    config.setKeepaliveTime(KEEPALIVE_MILLIS);
    config.setConnectionInitSql(session);
    config.setExceptionOverride(
        new SQLExceptionOverride() {
          // The interface has a type of the annotation's name.
          @java.lang.Override
          public SQLExceptionOverride.Override adjudicate(SQLException e) {
            if (KnockingDataSource.isGone(e)) {
              doubt();
            }
            return SQLExceptionOverride.Override.CONTINUE_EVICT;
          }
        });
    pool = new HikariDataSource(config);
  }

  /**
   * @throws SQLTransientConnectionException when there is none: after a while for the first, at
   *     once for those who come while the server is known to be away
   */
  @Override
  public Connection openConnection() throws SQLException {
    if (inVain && source.isAway()) {
      throw new SQLTransientConnectionException("the database has not answered lately", "08001");
    }
    long asked = System.nanoTime();
    try {
      Connection connection = pool.getConnection();
      lent = System.nanoTime();
      inVain = false;
      return connection;
    } catch (SQLTransientConnectionException e) {
      inVain = true;
      // Where others were lent some, there are too few, and those are well.
      if (lent - asked < 0) {
        doubt();
      }
      throw e;
    }
  }

  /**
   * As {@link #empty}; but just after that, the connection that fails is one of those that were
   * given up then.
   */
  private void doubt() {
    long before = emptied.get();
    if (System.nanoTime() - before > TimeUnit.SECONDS.toNanos(SILENT_SECONDS)
        && emptied.compareAndSet(before, System.nanoTime())) {
      evict();
    }
  }

  /** Closes all connections: those in use when they come back. */
  void empty() {
    emptied.set(System.nanoTime());
    evict();
  }

  private void evict() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  Connections connections() {
    return new Connections(pool);
  }

  @Override
  public void close() {
    pool.close();
  }
}
