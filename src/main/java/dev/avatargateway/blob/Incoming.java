package dev.avatargateway.blob;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** The folder in which files are written before they get the name under which they are seen. */
final class Incoming {

  /** What is younger may still be written, perhaps by another process. */
  private static final Duration LEFTOVER_AGE = Duration.ofHours(1);

  private static final int BUFFER = 64 * 1024;

  private final BlobFolder folder;

  Incoming(BlobFolder folder) {
    this.folder = folder;
  }

  /** Writes the source to disk and, when its digest is the key's, moves it to its place. */
  void write(BlobKey key, ByteSource source, Path place) throws IOException {
    Path part = write(key, source, true);
    try {
      move(part, place);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
  }

  /** Writes the source to a file that is not safe yet, when its digest is the key's. */
  Path writeUnsynced(BlobKey key, ByteSource source) throws IOException {
    return write(key, source, false);
  }

  /** Writes a text to disk and moves it to its place. */
  void writeText(String text, Path place) throws IOException {
    Path part = newName();
    try {
      try (FileChannel file = make(part)) {
        writeFully(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        file.force(true);
      }
      move(part, place);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Gives a file that is safe the name under which it is seen. */
  void move(Path part, Path place) throws IOException {
    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path write(BlobKey key, ByteSource source, boolean sync) throws IOException {
    Path part = newName();
    boolean written = false;
    try (FileChannel file = make(part)) {
      if (!copy(source, file).equals(key.sha256())) {
        throw new IOException("the bytes for blob " + key + " have another digest");
      }
      if (sync) {
        file.force(true);
      }
      written = true;
    } finally {
      if (!written) {
        Files.deleteIfExists(part);
      }
    }
    return part;
  }

  private static Sha256 copy(ByteSource source, FileChannel file) throws IOException {
    MessageDigest digest = Sha256.algorithm();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = source.open()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        writeFully(file, ByteBuffer.wrap(buffer, 0, n));
      }
    }
    return Sha256.of(digest);
  }

  private static void writeFully(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private Path newName() throws IOException {
    folder.requireRoot();
    folder.makeDurable(folder.incoming());
    return folder.incoming().resolve(UUID.randomUUID() + ".part");
  }

  private static FileChannel make(Path part) throws IOException {
    return FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Removes files that no writer can still be at. */
  void removeLeftovers() throws IOException {
    Instant eldest = Instant.now().minus(LEFTOVER_AGE);
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder.incoming(), "*.part")) {
      for (Path part : parts) {
        removeIfBefore(part, eldest);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void removeIfBefore(Path part, Instant eldest) throws IOException {
    try {
      if (Files.getLastModifiedTime(part).toInstant().isBefore(eldest)) {
        Files.deleteIfExists(part);
      }
    } catch (NoSuchFileException | DirectoryNotEmptyException e) {
      // It was finished meanwhile, or is nothing that this store made.
    }
  }

  /** Writes a block and reads it back. */
  Health probe() {
    byte[] block = new byte[4096];
    Arrays.fill(block, (byte) 0x5a);
    try {
      Path part = newName();
      try {
        try (FileChannel file = make(part)) {
          writeFully(file, ByteBuffer.wrap(block));
          file.force(true);
        }
        return Arrays.equals(Files.readAllBytes(part), block)
            ? Health.OK
            : broken("it gives back other bytes than were written");
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException | RuntimeException e) {
      return broken(reason(e));
    }
  }

  private Health broken(String reason) {
    return Health.broken("The blob folder " + folder.root() + " cannot be used: " + reason + ".");
  }

  private static String reason(Exception e) {
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return e.getClass().getSimpleName() + " " + e.getMessage();
  }
}
