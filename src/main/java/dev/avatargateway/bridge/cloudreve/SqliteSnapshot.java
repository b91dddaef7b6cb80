package dev.avatargateway.bridge.cloudreve;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A private copy of an SQLite database, with all that was committed, though a site may be writing
 * at the time. While it is made, a shared lock keeps the site from moving its {@code -wal} into the
 * database; it can go on writing. The copy's name is gone as soon as it is open, so that nothing is
 * left of it however this process ends.
 */
final class SqliteSnapshot {

  /** Opens a copy. */
  interface Opening {
    Connection open(Path copy) throws SQLException;
  }

  /** The byte of a {@code -shm} that whoever moves a {@code -wal} into its database locks. */
  private static final long CHECKPOINT_LOCK = 121;

  private static final int ATTEMPTS = 10;
  private static final long PAUSE_MILLIS = 200;

  private SqliteSnapshot() {}

  private record Stamp(long size, FileTime modified) {}

  static Connection of(Path file, Opening opening) throws IOException, SQLException {
    Path folder = Files.createTempDirectory("avatar-gateway-");
    try {
      Path copy = folder.resolve("cloudreve.db");
      copyStill(file, copy);
      Connection connection = opening.open(copy);
      try (Statement statement = connection.createStatement()) {
        statement.executeQuery("PRAGMA journal_mode = DELETE").close();
        statement.execute("PRAGMA query_only = 1");
      }
      return connection;
    } finally {
      delete(folder);
    }
  }

  private static void copyStill(Path file, Path copy) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<Stamp> before = stamps(file);
      if (copied(file, copy) && stamps(file).equals(before)) {
        return;
      }
      pause(PAUSE_MILLIS);
    }
    throw new IOException("the site is writing to it all the time");
  }

  /** Copies the parts in the order in which SQLite moves data; false when it is moving some. */
  private static boolean copied(Path file, Path copy) throws IOException {
    Path shared = SqliteFile.beside(file, "-shm");
    if (!Files.isReadable(shared)) {
      copyParts(file, copy);
      return true;
    }
    try (FileChannel channel = FileChannel.open(shared, StandardOpenOption.READ);
        FileLock lock = channel.tryLock(CHECKPOINT_LOCK, 1, true)) {
      if (lock == null) {
        return false;
      }
      copyParts(file, copy);
      return true;
    }
  }

  private static void copyParts(Path file, Path copy) throws IOException {
    for (String suffix : List.of("", "-wal", "-journal")) {
      Path part = SqliteFile.beside(file, suffix);
      Path copied = SqliteFile.beside(copy, suffix);
      Files.deleteIfExists(copied);
      if (Files.exists(part)) {
        Files.copy(part, copied);
      }
    }
  }

  private static List<Stamp> stamps(Path file) throws IOException {
    return List.of(stamp(file), stamp(SqliteFile.beside(file, "-journal")));
  }

  private static Stamp stamp(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Stamp(-1, FileTime.fromMillis(0));
    }
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(now.size(), now.lastModifiedTime());
  }

  static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a database was being opened");
    }
  }

  /** Where an open file keeps its name, the copy goes when the process ends in order. */
  private static void delete(Path folder) throws IOException {
    @Nullable IOException open = null;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        try {
          Files.delete(file);
        } catch (IOException e) {
          file.toFile().deleteOnExit();
          open = e;
        }
      }
    }
    if (open == null) {
      Files.delete(folder);
    } else {
      folder.toFile().deleteOnExit();
    }
  }
}
