package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A server's files in a local folder. */
final class FolderFiles implements PictureFiles {

  private final Path folder;

  /**
   * @param folder the folder that holds {@code users/}
   * @throws BridgeException when it does not
   */
  FolderFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BridgeException("there is no folder " + folder);
    }
    if (!Files.isDirectory(folder.resolve("users"))) {
      throw new BridgeException(
          "no folder of Mattermost's files, as it has no folder users: " + folder);
    }
    this.folder = folder;
  }

  @Override
  public ByteSource picture(String id) {
    return () -> open(folder.resolve(PictureFiles.key(id)));
  }

  private InputStream open(Path file) throws IOException {
    try {
      // Opening a pipe would wait for ever, and a folder is no picture either.
      if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
        throw new NoSuchFileException(file.toString());
      }
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      // A disk that was taken away has not lost single pictures.
      if (!Files.isDirectory(folder.resolve("users"))) {
        throw new IOException("the folder of files is gone: " + folder, e);
      }
      throw e;
    }
  }

  @Override
  public String name() {
    return folder.toAbsolutePath().normalize().toString();
  }

  @Override
  public void close() {}
}
