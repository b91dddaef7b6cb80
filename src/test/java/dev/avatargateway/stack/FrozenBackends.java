package dev.avatargateway.stack;

import dev.avatargateway.contract.PostgresServer;
import java.io.IOException;
import java.util.List;

/**
 * The processes by which a PostgreSQL server serves the gateways of one database, stopped until
 * this is closed; whoever connects anew is served by others. None is stopped in the midst of a
 * transaction, for its locks would stop the others too.
 */
final class FrozenBackends implements AutoCloseable {

  private static final String OF_GATEWAYS =
      "from pg_stat_activity where datname = current_database()"
          + " and application_name like 'avatar-gateway %'";

  private final List<Long> processes;

  /**
   * @param database its JDBC address
   */
  FrozenBackends(String database) throws IOException {
    processes = PostgresServer.numbers(database, "select pid " + OF_GATEWAYS);
    for (long process : processes) {
      signal("STOP", process);
      while (isBusy(database, process)) {
        signal("CONT", process);
        signal("STOP", process);
      }
    }
  }

  int count() {
    return processes.size();
  }

  private static boolean isBusy(String database, long process) {
    return !PostgresServer.numbers(
            database, "select pid " + OF_GATEWAYS + " and state <> 'idle' and pid = " + process)
        .isEmpty();
  }

  private static void signal(String signal, long process) throws IOException {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process)).start().onExit().join();
  }

  @Override
  public void close() throws IOException {
    for (long process : processes) {
      // Some may be gone: those that were busy had to run on for a moment.
      signal("CONT", process);
    }
  }
}
