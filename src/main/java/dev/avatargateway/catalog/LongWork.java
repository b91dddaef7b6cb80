package dev.avatargateway.catalog;

import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/** Transactions that go through many rows, and may take longer than a request would wait. */
final class LongWork {

  private static final int STATEMENT_MILLIS = 120_000;

  private LongWork() {}

  /**
   * Gives the handle's transaction time; it ends with the transaction, and the pool gives the next
   * one the usual network timeout again.
   */
  static void begin(Handle handle) {
    try {
      if (handle.getConnection().isWrapperFor(PGConnection.class)) {
        handle.execute("set local statement_timeout = " + STATEMENT_MILLIS);
        handle.execute("set local lock_timeout = 0");
        handle.getConnection().setNetworkTimeout(Runnable::run, 2 * STATEMENT_MILLIS);
      }
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }
}
