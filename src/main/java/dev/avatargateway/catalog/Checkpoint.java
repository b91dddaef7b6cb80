package dev.avatargateway.catalog;

import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Writes all that was committed to H2's file and waits for the disk; now and then it also moves
 * data out of parts of the file that are mostly stale, which H2's own background thread would do at
 * a moment that does not suit.
 *
 * <p>The file's header is made to point at the newest part each time. H2 itself lets it lag behind
 * by up to 20 parts and finds the newest by going from one to the next; where one on that way was
 * stale for long enough, a new part may be written over it, and a process that is killed at that
 * moment leaves a file in which the last acknowledged changes are not found.
 */
final class Checkpoint implements Runnable {

  private static final int ROUNDS_BETWEEN_MOVES = 128;
  private static final int LIVE_PERCENT = 60;
  private static final int MOVED_BYTES = 8 << 20;

  private final Jdbi jdbi;
  private final Runnable afterFailure;
  private final FileHeader header = new FileHeader();
  private int rounds;

  /**
   * @param afterFailure is called when it could not be written: H2 has closed the database then
   */
  Checkpoint(Jdbi jdbi, Runnable afterFailure) {
    this.jdbi = jdbi;
    this.afterFailure = afterFailure;
  }

  /** Must not run twice at the same time. */
  @Override
  public void run() {
    try {
      jdbi.useHandle(this::write);
    } catch (SQLException | MVStoreException e) {
      afterFailure.run();
      throw new ConnectionException(e);
    } catch (JdbiException e) {
      afterFailure.run();
      throw e;
    }
  }

  private void write(Handle handle) throws SQLException {
    MVStore store = store(handle);
    store.commit();
    store.executeFilestoreOperation(() -> header.point(store));
    handle.execute("checkpoint sync");
    if (++rounds % ROUNDS_BETWEEN_MOVES == 0) {
      store.compact(LIVE_PERCENT, MOVED_BYTES);
    }
  }

  /** What H2 keeps the database of a connection in. */
  static MVStore store(Handle handle) throws SQLException {
    JdbcConnection connection = handle.getConnection().unwrap(JdbcConnection.class);
    return ((SessionLocal) connection.getSession()).getDatabase().getStore().getMvStore();
  }
}
