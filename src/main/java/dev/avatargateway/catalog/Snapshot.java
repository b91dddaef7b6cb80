package dev.avatargateway.catalog;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Copies H2's file while no transaction runs. H2 itself reads it, because on many systems whoever
 * opens and closes a file that the process has locked takes the lock away.
 */
final class Snapshot {

  private static final int BUFFER = 1 << 20;

  private final Jdbi jdbi;
  private final GroupCommit commit;

  Snapshot(Jdbi jdbi, GroupCommit commit) {
    this.jdbi = jdbi;
    this.commit = commit;
  }

  /**
   * @param file a new one, which is safe when this returns
   */
  void write(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      commit.still(() -> copy(channel));
      channel.force(true);
    } catch (UncheckedIOException | JdbiException | MVStoreException e) {
      Files.deleteIfExists(file);
      throw new IOException("the catalog's file cannot be copied to " + file, e);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private void copy(FileChannel channel) {
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    try {
      jdbi.useHandle(handle -> copy(handle, out));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Handle handle, OutputStream out) throws IOException {
    try {
      Checkpoint.store(handle).getFileStore().backup(new OnlyEntry(out));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** The archive that H2 would write, of which only the one file in it is kept, as it is. */
  private static final class OnlyEntry extends ZipOutputStream {

    OnlyEntry(OutputStream out) {
      super(out);
    }

    @Override
    public void putNextEntry(ZipEntry entry) {}

    @Override
    public void closeEntry() {}

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }
  }
}
