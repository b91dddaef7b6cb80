package dev.avatargateway;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of the database, the pictures and the secret. */
final class DataFolder {

  private DataFolder() {}

  /**
   * Makes it when it is missing, closed to other users of the machine: addresses lie in it. Of
   * several processes that do so at once all succeed.
   */
  static void make(Path data) throws IOException {
    Path parent = data.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(data, ownerOnly());
    } catch (FileAlreadyExistsException e) {
      // What is not a folder is told by the first part that needs one.
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
