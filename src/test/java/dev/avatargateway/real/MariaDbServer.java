package dev.avatargateway.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine's own MariaDB, run on a folder and a port of its own. */
public final class MariaDbServer {

  private static final long START_SECONDS = 60;

  private final Process process;
  private final Path folder;
  private final int port;

  /** Starts a server that nobody else uses; its {@code root} needs no password. */
  public MariaDbServer(Path folder) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    Path data = folder.resolve("data");
    run(
        List.of(
            program("mariadb-install-db").toString(),
            "--no-defaults",
            "--user=root",
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
            "--datadir=" + data));
    port = freePort();
    process =
        new ProcessBuilder(
                program("mariadbd").toString(),
                "--no-defaults",
                "--user=root",
                "--datadir=" + data,
                "--socket=" + socket(),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-name-resolve",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-buffer-pool-size=32M",
                "--pid-file=" + folder.resolve("pid"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    awaitStart();
  }

  private void awaitStart() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try {
        execute("SELECT 1");
        return;
      } catch (SQLException e) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IOException(Files.readString(folder.resolve("log")), e);
        }
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
  }

  /** Whether the machine has one. */
  public static boolean isHere() {
    return find("mariadbd").isPresent() && find("mariadb-install-db").isPresent();
  }

  private static Path program(String name) {
    return find(name).orElseThrow(() -> new AssertionError(name + " is not installed"));
  }

  private static Optional<Path> find(String name) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin", "/usr/bin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Path log = folder.resolve("install");
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException(Files.readString(log));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  public Path socket() {
    return folder.resolve("socket");
  }

  public int port() {
    return port;
  }

  public String url(String database, String user) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=" + user;
  }

  public void execute(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("mysql", "root"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
