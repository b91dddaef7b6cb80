package dev.avatargateway.blob;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Gives the blobs of one folder a second name in another: blobs never change, so that nothing need
 * be copied, but where the two lie on different disks.
 */
public final class BlobLinks {

  private final BlobFolder from;
  private final BlobFolder to;

  /** Makes the folders when they are missing. */
  public BlobLinks(Path from, Path to) throws IOException {
    this.from = new BlobFolder(from);
    this.to = new BlobFolder(to);
  }

  /**
   * Links all that are there; of those that come or go meanwhile some.
   *
   * @param linked hears of each
   */
  public void linkAll(LongConsumer linked) throws IOException {
    try (Stream<Path> files = from.files()) {
      for (Iterator<Path> each = files.iterator(); each.hasNext(); ) {
        link(key(each.next()));
        linked.accept(1);
      }
    }
  }

  /**
   * Links one blob, unless it is linked.
   *
   * @return its length in bytes, or -1 when it is not there
   */
  public long link(BlobKey key) throws IOException {
    Path file = to.file(key);
    to.makeShard(key);
    try {
      linkOrCopy(from.file(key), file);
    } catch (FileAlreadyExistsException e) {
      // It was linked before.
    } catch (NoSuchFileException e) {
      return -1;
    }
    return Files.size(file);
  }

  private static void linkOrCopy(Path old, Path file) throws IOException {
    try {
      Files.createLink(file, old);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(old, file);
    }
  }

  /** Takes the second name away from all blobs that nobody needs. */
  public void keepOnly(Predicate<BlobKey> needed) throws IOException {
    try (Stream<Path> files = to.files()) {
      for (Iterator<Path> each = files.iterator(); each.hasNext(); ) {
        Path file = each.next();
        if (!needed.test(key(file))) {
          Files.delete(file);
        }
      }
    }
  }

  private static BlobKey key(Path file) {
    return new BlobKey(new Sha256(file.getFileName().toString()));
  }

  /** Has everything survive a power cut. */
  public void sync() throws IOException {
    try (Stream<Path> files = to.files()) {
      for (Iterator<Path> each = files.iterator(); each.hasNext(); ) {
        try (FileChannel file = FileChannel.open(each.next(), StandardOpenOption.READ)) {
          file.force(true);
        }
      }
    }
    to.syncNames();
  }
}
