package dev.avatargateway;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of the database, the pictures and the secret. */
final class DataFolder {

  private DataFolder() {}

  /** Makes it when it is missing, closed to other users of the machine: addresses lie in it. */
  static void make(Path data) throws IOException {
    if (Files.exists(data)) {
      return;
    }
    Path parent = data.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createDirectory(data);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
