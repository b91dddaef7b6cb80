package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.BridgeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * Opens SQLite databases. For reading, one in rollback mode is opened where it is: that leaves no
 * trace. In WAL mode even a reader would make files beside it, or could not see what is in the
 * {@code -wal}; and a journal that nobody works on means that a change was cut off and would have
 * to be rolled back. Such a database is read from a {@link SqliteSnapshot}.
 */
final class SqliteFile {

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int WRITE_VERSION = 18;
  private static final int READ_VERSION = 19;
  private static final int ROLLBACK = 1;
  private static final int HEADER = 20;
  private static final int JOURNAL_LOOKS = 20;
  private static final long JOURNAL_PAUSE_MILLIS = 50;

  private static final int BUSY_MILLIS = 10_000;

  private SqliteFile() {}

  static Connection reading(Path file) throws IOException, SQLException {
    return readableInPlace(file)
        ? connect(file, "ro")
        : SqliteSnapshot.of(file, copy -> connect(copy, "rw"));
  }

  static Connection changing(Path file) throws IOException, SQLException {
    header(file);
    if (!Files.isWritable(file)) {
      throw new BridgeException(
          "the database " + file + " cannot be changed: permission is denied");
    }
    return connect(file, "rw");
  }

  static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static boolean readableInPlace(Path file) throws IOException {
    byte[] header = header(file);
    return header[WRITE_VERSION] == ROLLBACK
        && header[READ_VERSION] == ROLLBACK
        && !Files.exists(beside(file, "-wal"))
        && !journalStays(beside(file, "-journal"));
  }

  private static byte[] header(Path file) throws IOException {
    byte[] header = start(file, HEADER);
    if (header.length < HEADER || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new BridgeException(file + " is no SQLite database");
    }
    return header;
  }

  private static byte[] start(Path file, int length) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(length);
    }
  }

  /** Whether there is a journal that is not gone in a moment, as a working site's is. */
  private static boolean journalStays(Path journal) throws IOException {
    for (int look = 0; look < JOURNAL_LOOKS; look++) {
      if (!Files.exists(journal) || isDone(journal)) {
        return false;
      }
      SqliteSnapshot.pause(JOURNAL_PAUSE_MILLIS);
    }
    return true;
  }

  /** A journal that is kept when its change is complete is cut to nothing or begins with zeros. */
  private static boolean isDone(Path journal) throws IOException {
    byte[] start = start(journal, 1);
    return start.length == 0 || start[0] == 0;
  }

  private static Connection connect(Path file, String mode) throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            DatabaseAddress.sqlite(file).url().replaceFirst("/*$", "") + "?mode=" + mode);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
      statement.executeQuery("SELECT count(*) FROM sqlite_master").close();
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
