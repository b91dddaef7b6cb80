package dev.avatargateway.core;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Bytes by content key. Equal keys mean equal content, so a blob never changes once it is visible.
 * Safe for use by many threads and by several processes over the same place.
 */
public interface BlobStore extends AutoCloseable {

  /**
   * Stores a blob. Atomic: it becomes visible only when whole and, in a store that survives a
   * restart, safely written. Idempotent: putting what is there succeeds, mends it where it was
   * damaged, and counts as stored now ({@link StoredBlob#storedAt}), so that a sweeper's grace
   * period begins anew. The source is opened at most once, read at most once and closed.
   *
   * @throws IOException when it could not be stored, or is not what the key says; then the key
   *     shows what it showed before or, when only the last step failed, the whole blob
   */
  void put(BlobKey key, ByteSource source) throws IOException;

  /** A new batch of blobs; the caller closes it. */
  default BlobBatch batch() {
    return new SingleBlobs(this);
  }

  /**
   * Opens a range of a blob; the caller closes the stream. The stream either gives exactly the
   * bytes of the range or fails: when the blob is deleted meanwhile it may do either, but never
   * mixes.
   *
   * @param offset where to begin, at least 0
   * @param length how many bytes, at least 0
   * @return empty when there is no such blob
   * @throws IOException when it is there but cannot be read, or ends before the range does
   */
  Optional<InputStream> open(BlobKey key, long offset, long length) throws IOException;

  /**
   * What is known of one blob; empty when there is no such blob.
   *
   * @throws IOException when nobody can tell now, or something else lies in its place
   */
  Optional<StoredBlob> find(BlobKey key) throws IOException;

  /** Deletes a blob; one that is not there is not an error. */
  void delete(BlobKey key) throws IOException;

  /**
   * Takes a blob out of the store and keeps its bytes, as they are, in a trash beside it that only
   * people empty; one that is not there is not an error. Afterwards the key is unknown here, and
   * can be put again.
   */
  void setAside(BlobKey key) throws IOException;

  /** Removes what crashed writers left behind, where anything can be left. */
  default void tidy() throws IOException {}

  /** All visible blobs in no order, read lazily; the caller closes the stream. */
  Stream<StoredBlob> keys() throws IOException;

  /** Whether blobs can be written and read now. Never throws. */
  Health check();

  /** Releases what the store holds; closing twice is harmless. */
  @Override
  void close();

  /** A blob that is in the store. */
  record StoredBlob(BlobKey key, long length, Instant storedAt) {}
}
