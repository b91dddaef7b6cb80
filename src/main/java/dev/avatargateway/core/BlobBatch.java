package dev.avatargateway.core;

import java.io.IOException;

/**
 * Blobs that are to be stored together, which costs less than storing them one by one. Safe for use
 * by many threads; blobs that are added while others are committed wait for the next commit.
 */
public interface BlobBatch extends AutoCloseable {

  /**
   * Takes a blob in as {@link BlobStore#put} does, but it need not be visible nor safe before the
   * next {@link #commit}.
   */
  void add(BlobKey key, ByteSource source) throws IOException;

  /** Everything that was added before is visible and safe when this returns. */
  void commit() throws IOException;

  /** Forgets what was not committed; closing twice is harmless. */
  @Override
  void close();
}
