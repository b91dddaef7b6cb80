package dev.avatargateway.core;

import java.io.IOException;

/** A batch of a store that cannot store several blobs for less than one by one. */
record SingleBlobs(BlobStore store) implements BlobBatch {

  @Override
  public void add(BlobKey key, ByteSource source) throws IOException {
    store.put(key, source);
  }

  @Override
  public void commit() {}

  @Override
  public void close() {}
}
