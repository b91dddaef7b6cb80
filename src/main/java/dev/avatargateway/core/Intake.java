package dev.avatargateway.core;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Takes bytes in, bounded and hashed as they flow; what is not small lies in a file meanwhile. */
public final class Intake {

  /** What one request may hold in memory while its body arrives. */
  private static final int SMALL = 64 * 1024;

  /** What may lie in memory, as pages of files, of all bodies that are looked at. */
  private static final int SHOWN = 16 * 1024 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** What may be held where the callers are few. */
  private static final int LARGE = 1024 * 1024;

  private final Path folder;
  private final int inMemory;
  private final Watch watch;
  private final Semaphore shown = new Semaphore(SHOWN, true);

  private Intake(Path folder, int inMemory, Watch watch) {
    this.folder = folder;
    this.inMemory = inMemory;
    this.watch = watch;
  }

  /** Who hears how long the bytes took to come. */
  @FunctionalInterface
  public interface Watch {

    /** One upload came, whole or not. */
    void received(Duration took, boolean whole);
  }

  /**
   * @param folder where larger bodies lie while they are looked at; made when it is missing
   */
  public Intake(Path folder) {
    this(folder, SMALL, (_, _) -> {});
  }

  /** An intake for few callers, as the threads of an import are: most pictures need no file. */
  public static Intake ofFew(Path folder) {
    return new Intake(folder, LARGE, (_, _) -> {});
  }

  /** A like intake in the same folder, with rooms of its own, which is watched. */
  public Intake watched(Watch by) {
    return new Intake(folder, inMemory, by);
  }

  /**
   * Reads to the end; the caller closes {@code in} and the result. No limit reaches beyond what one
   * buffer can show, {@link Integer#MAX_VALUE} bytes. Of the bodies that lie in files, 16 MiB are
   * shown at a time, or one that is larger; the next one waits.
   *
   * @throws RefusedException with {@link Refusal.TooLarge} as soon as more than {@code maxBytes}
   *     came, {@link Refusal.StorageUnavailable} when there is no room for the file, {@link
   *     Refusal.Busy} when others were looked at for five seconds
   * @throws IOException when reading fails
   */
  public Received receive(InputStream in, long maxBytes) throws IOException {
    long begun = System.nanoTime();
    boolean whole = false;
    try {
      Received received = taken(in, maxBytes);
      whole = true;
      return received;
    } finally {
      watch.received(Duration.ofNanos(System.nanoTime() - begun), whole);
    }
  }

  private Received taken(InputStream in, long maxBytes) throws IOException {
    int limit = (int) Math.min(maxBytes, Integer.MAX_VALUE);
    MessageDigest digest = Sha256.algorithm();
    byte[] head = in.readNBytes(limit < inMemory ? limit + 1 : inMemory);
    refuseBeyond(limit, head.length);
    digest.update(head);
    if (head.length < inMemory) {
      return new Received(ByteBuffer.wrap(head), Sha256.of(digest), null);
    }
    try (FileChannel file = nameless()) {
      write(file, ByteBuffer.wrap(head));
      long length = head.length;
      byte[] buffer = new byte[SMALL];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        length += n;
        refuseBeyond(limit, length);
        digest.update(buffer, 0, n);
        write(file, ByteBuffer.wrap(buffer, 0, n));
      }
      return mapped(file, length, Sha256.of(digest));
    }
  }

  private FileChannel nameless() {
    try {
      Files.createDirectories(folder);
      Path path = Files.createTempFile(folder, "upload-", ".part");
      try {
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      } finally {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new RefusedException(new Refusal.StorageUnavailable(), e);
    }
  }

  private static void write(FileChannel file, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new RefusedException(new Refusal.StorageUnavailable(), e);
    }
  }

  private Received mapped(FileChannel file, long length, Sha256 sha256) {
    int share = (int) Math.min(length, SHOWN);
    await(share);
    Arena arena = Arena.ofShared();
    try {
      MemorySegment bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, length, arena);
      return new Received(
          bytes.asByteBuffer(),
          sha256,
          () -> {
            arena.close();
            shown.release(share);
          });
    } catch (IOException | RuntimeException e) {
      arena.close();
      shown.release(share);
      throw new RefusedException(new Refusal.StorageUnavailable(), e);
    }
  }

  /** Pages of a mapped file are this process's memory from when they are read. */
  private void await(int share) {
    try {
      if (shown.tryAcquire(share, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new RefusedException(new Refusal.Busy(RETRY_AFTER));
  }

  private static void refuseBeyond(long maxBytes, long length) {
    if (length > maxBytes) {
      throw new RefusedException(new Refusal.TooLarge(maxBytes, -1));
    }
  }
}
