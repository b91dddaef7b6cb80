package dev.avatargateway.bridge.csv;

import dev.avatargateway.bridge.csv.Bucket.Waiting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;

/** The folder of pictures beside the file that names them. Safe for use by many threads. */
final class PictureFolder {

  static final String NAME = "pictures";

  private static final List<String> ENDINGS = List.of(".png", ".jpg");

  private final Path folder;
  private final WaitingRows drafts;

  PictureFolder(Path parent, WaitingRows drafts) throws IOException {
    this.folder = Files.createDirectories(parent.resolve(NAME));
    this.drafts = drafts;
  }

  /**
   * Puts a picture there, whole at once.
   *
   * @param setAt the file's time, milliseconds since 1970
   * @return whether anything changed
   */
  boolean put(String name, ByteBuffer bytes, long setAt) throws IOException {
    Path file = folder.resolve(name);
    FileTime time = FileTime.fromMillis(setAt);
    if (holds(file, bytes)) {
      boolean later = !Files.getLastModifiedTime(file).equals(time);
      if (later) {
        Files.setLastModifiedTime(file, time);
      }
      return later;
    }
    Path draft = drafts.draft();
    try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer left = bytes.duplicate();
      while (left.hasRemaining()) {
        out.write(left);
      }
    }
    Files.setLastModifiedTime(draft, time);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private static boolean holds(Path file, ByteBuffer bytes) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == bytes.remaining()
        && ByteBuffer.wrap(Files.readAllBytes(file)).equals(bytes);
  }

  /** Removes what somebody's row does not name any more. */
  void removeOthers(Waiting waiting) throws IOException {
    if (waiting.picture().isEmpty()) {
      return;
    }
    for (String ending : ENDINGS) {
      String name = waiting.picture() + ending;
      if (!waiting.row().look().equals(NAME + "/" + name)) {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
  }
}
