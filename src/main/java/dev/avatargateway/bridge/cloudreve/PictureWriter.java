package dev.avatargateway.bridge.cloudreve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;

/** Puts pictures into a site's folder: each file is whole and on the disk, or as it was. */
final class PictureWriter {

  /** Longer than any picture that a site keeps. */
  private static final long MAX_BYTES = 64 << 20;

  private final Path folder;

  PictureWriter(Path folder) {
    this.folder = folder;
  }

  /** The bytes of a picture that lies here; empty when there is none, or it is no such file. */
  Optional<ByteBuffer> read(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  void write(String name, ByteBuffer bytes) throws IOException {
    if (!Files.isDirectory(folder)) {
      make();
    }
    Path partial = folder.resolve("." + name + "." + UUID.randomUUID());
    try {
      try (FileChannel channel =
          FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer rest = bytes.duplicate();
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      giveTo(partial, folder);
      Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      sync();
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private void make() throws IOException {
    FileAttribute<?>[] own =
        isPosix()
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Files.createDirectories(folder, own);
    if (folder.getParent() != null) {
      giveTo(folder, folder.getParent());
    }
  }

  /** The site must be able to replace what an administrator put there. */
  private static void giveTo(Path file, Path like) throws IOException {
    if (isPosix() && !Files.getOwner(file).equals(Files.getOwner(like))) {
      Files.setOwner(file, Files.getOwner(like));
    }
  }

  private static boolean isPosix() {
    return Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private void sync() throws IOException {
    if (isPosix()) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
