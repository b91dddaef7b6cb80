package dev.avatargateway;

import dev.avatargateway.config.ConfigException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that is being written beside its place, closed to other users of the machine. */
record Draft(Path path, Path place) implements AutoCloseable {

  /**
   * @throws ConfigException when something lies in its place
   */
  static Draft beside(Path place) throws IOException {
    Path parent = place.getParent();
    if (parent == null || (Files.exists(place) && !isEmptyFolder(place))) {
      throw new ConfigException("--to", place + " is there and not empty");
    }
    Files.createDirectories(parent);
    return new Draft(
        Files.createTempDirectory(parent, "." + place.getFileName() + ".unfinished-"), place);
  }

  /** A path of which the part that is there has its links followed. */
  static Path real(Path place) throws IOException {
    Path parent = place.getParent();
    if (Files.exists(place) || parent == null) {
      return place.toRealPath();
    }
    return real(parent).resolve(place.getFileName());
  }

  private static boolean isEmptyFolder(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return false;
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.findFirst().isEmpty();
    }
  }

  /** Gives it its name, by which it is whole after a power cut too. */
  void publish() throws IOException {
    sync(path);
    Files.deleteIfExists(place);
    Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
    sync(Objects.requireNonNull(place.getParent()));
  }

  private static void sync(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Moves a file that is safe, to another disk too. */
  static void move(Path file, Path place) throws IOException {
    try {
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(file, place);
      try (FileChannel channel = FileChannel.open(place, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  /** Removes what did not get its name. */
  @Override
  public void close() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
