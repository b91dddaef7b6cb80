package dev.avatargateway;

import dev.avatargateway.blob.DiskBlobStore;
import dev.avatargateway.blob.s3.S3BlobStore;
import dev.avatargateway.blob.s3.S3Settings;
import dev.avatargateway.config.BlobPlace;
import dev.avatargateway.config.DiskKeys;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.MarkedBlobs;
import dev.avatargateway.limits.BudgetedBlobs;
import dev.avatargateway.limits.RefusalCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The store that the keys ask for. */
final class BlobStores {

  private BlobStores() {}

  /**
   * @throws IOException when its folder cannot be made; a bucket is not asked before it is used
   */
  static MarkedBlobs open(BlobPlace place) throws IOException {
    return switch (place) {
      case BlobPlace.Folder folder -> new DiskBlobStore(folder.path());
      case BlobPlace.Bucket bucket ->
          new S3BlobStore(
              new S3Settings(
                  bucket.name(),
                  bucket.prefix(),
                  bucket.endpoint(),
                  bucket.region(),
                  bucket.pathStyle()));
    };
  }

  /**
   * The store at a place where one must be already: what is away is not empty, and looking must not
   * make it.
   *
   * @throws NoSuchFileException when its folder is not there
   */
  static MarkedBlobs openExisting(BlobPlace place) throws IOException {
    if (isAway(place)) {
      throw new NoSuchFileException(name(place));
    }
    return open(place);
  }

  /** Whether there is no folder at a place; of a bucket nobody knows. */
  static boolean isAway(BlobPlace place) {
    return place instanceof BlobPlace.Folder(Path path) && !Files.isDirectory(path);
  }

  /** A place as operators write it. */
  static String name(BlobPlace place) {
    return switch (place) {
      case BlobPlace.Folder(Path path) -> path.toString();
      case BlobPlace.Bucket bucket -> "s3://" + bucket.name() + "/" + bucket.prefix();
    };
  }

  /** The store within the room that there is for pictures; takes it over. */
  static BudgetedBlobs budgeted(
      BlobStore store, BlobPlace place, DiskKeys keys, RefusalCount count) {
    return new BudgetedBlobs(store, keys.budget(), keys.minFreeSpace(), () -> free(place), count);
  }

  /** How many bytes are left at a place now; a bucket has no end, and what is away is not full. */
  private static long free(BlobPlace place) {
    return switch (place) {
      case BlobPlace.Folder _ when isAway(place) -> Long.MAX_VALUE;
      case BlobPlace.Folder folder -> folder.path().toFile().getUsableSpace();
      case BlobPlace.Bucket _ -> Long.MAX_VALUE;
    };
  }
}
