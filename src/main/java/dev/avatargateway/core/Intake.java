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

/** Takes bytes in, bounded and hashed as they flow; what is not small lies in a file meanwhile. */
public final class Intake {

  /** What one request may hold in memory while its body arrives. */
  private static final int SMALL = 64 * 1024;

  /** What may be held where the callers are few. */
  private static final int LARGE = 1024 * 1024;

  private final Path folder;
  private final int inMemory;

  private Intake(Path folder, int inMemory) {
    this.folder = folder;
    this.inMemory = inMemory;
  }

  /**
   * @param folder where larger bodies lie while they are looked at; made when it is missing
   */
  public Intake(Path folder) {
    this(folder, SMALL);
  }

  /** An intake for few callers, as the threads of an import are: most pictures need no file. */
  public static Intake ofFew(Path folder) {
    return new Intake(folder, LARGE);
  }

  /**
   * Reads to the end; the caller closes {@code in} and the result. No limit reaches beyond what one
   * buffer can show, {@link Integer#MAX_VALUE} bytes.
   *
   * @throws RefusedException with {@link Refusal.TooLarge} as soon as more than {@code maxBytes}
   *     came, {@link Refusal.StorageUnavailable} when there is no room for the file
   * @throws IOException when reading fails
   */
  public Received receive(InputStream in, long maxBytes) throws IOException {
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

  private static Received mapped(FileChannel file, long length, Sha256 sha256) {
    Arena arena = Arena.ofShared();
    try {
      MemorySegment bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, length, arena);
      return new Received(bytes.asByteBuffer(), sha256, arena);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw new RefusedException(new Refusal.StorageUnavailable(), e);
    }
  }

  private static void refuseBeyond(long maxBytes, long length) {
    if (length > maxBytes) {
      throw new RefusedException(new Refusal.TooLarge(maxBytes, -1));
    }
  }
}
