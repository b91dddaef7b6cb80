package dev.avatargateway.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to a server that may be away: whoever asks to wait is given one soon after its
 * return. A pool left to itself would try ever more rarely.
 */
final class KnockingDataSource extends PGSimpleDataSource {

  private static final long serialVersionUID = 1L;
  private static final long PAUSE_MILLIS = 250;

  /** The server is away, starting or stopping. */
  private static final Set<String> GONE =
      Set.of("08000", "08001", "08003", "08004", "08006", "57P01", "57P02", "57P03");

  private static final String NO_ROOM = "53300";

  private volatile boolean waiting;
  private volatile boolean away;

  /** From now on it does not give up while the server is away, until its thread is interrupted. */
  void keepKnocking() {
    waiting = true;
  }

  @Override
  public Connection getConnection() throws SQLException {
    while (true) {
      try {
        Connection connection = super.getConnection();
        away = false;
        return connection;
      } catch (SQLException e) {
        away = isGone(e);
        if (!waiting || !isAway(e)) {
          throw e;
        }
        pause(e);
      }
    }
  }

  /** Whether nobody was let in the last time, and somebody has been knocking since. */
  boolean isAway() {
    return waiting && away;
  }

  static boolean isAway(SQLException e) {
    return isGone(e) || NO_ROOM.equals(e.getSQLState());
  }

  /** Whether a connection could not be made or is lost. */
  static boolean isGone(SQLException e) {
    return e.getSQLState() != null && GONE.contains(e.getSQLState());
  }

  private static void pause(SQLException reason) throws SQLException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }
}
