package dev.avatargateway.bridge.csv;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.csv.Bucket.Waiting;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file that is being made, in a folder of buckets so that each fits in memory however
 * many people there are. One process at a time.
 */
final class WaitingRows implements AutoCloseable {

  private static final int BUCKETS = 64;

  private final Path folder;
  private final FileChannel lock;
  private final List<Bucket> buckets = new ArrayList<>();

  /**
   * Opens the rows that an interrupted process left in this folder or, when there are none, begins
   * with those of a file.
   *
   * @throws BridgeException when another process writes here, or the file is of another form
   */
  WaitingRows(Path folder, Path file) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (taken(lock).isEmpty()) {
        throw new BridgeException("another export writes to " + file.getParent());
      }
      begin(file);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static Optional<FileLock> taken(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException _) {
      return Optional.empty();
    }
  }

  private void begin(Path file) throws IOException {
    Path begun = folder.resolve("begun");
    boolean anew = !Files.exists(begun);
    for (int i = 0; i < BUCKETS; i++) {
      Path bucket = folder.resolve("rows-" + i);
      if (anew) {
        Files.deleteIfExists(bucket);
      }
      buckets.add(new Bucket(bucket));
    }
    if (anew && Files.exists(file)) {
      takeOver(file);
    }
    if (anew) {
      Files.createFile(begun);
    }
  }

  private void takeOver(Path file) throws IOException {
    Utf8.check(file);
    try (RowReader reader = new RowReader(file)) {
      @Nullable List<String> fields;
      while ((fields = reader.next()) != null) {
        if (reader.tooMany(fields)) {
          throw new BridgeException(
              "%s, line %d: more fields than the first line has"
                  .formatted(file.getFileName(), reader.line()));
        }
        add(new Waiting(reader.row(fields), ""));
      }
    }
  }

  void add(Waiting waiting) throws IOException {
    Row row = waiting.row();
    int hash = 31 * row.space().hashCode() + row.id().hashCode();
    buckets.get(Math.floorMod(hash ^ (hash >>> 16), BUCKETS)).add(waiting);
  }

  /** A new file beside the rows, for what is not to be seen half written. */
  Path draft() throws IOException {
    return Files.createTempFile(folder, "draft-", "");
  }

  List<Bucket> buckets() {
    return buckets;
  }

  /** Forgets them, once the file is made. */
  void forget() throws IOException {
    Files.deleteIfExists(folder.resolve("begun"));
    close();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  @Override
  public void close() throws IOException {
    for (Bucket bucket : buckets) {
      bucket.close();
    }
    lock.close();
  }
}
