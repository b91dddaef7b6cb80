package dev.avatargateway.core;

import dev.avatargateway.blob.MemoryBlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;

/** Blobs in memory behind a disk that may be full, and may give wrong bytes. */
final class FaultyBlobStore implements BlobStore {

  private final MemoryBlobStore blobs = new MemoryBlobStore();
  private volatile boolean full;
  private volatile boolean unreadable;
  private volatile long damagedAt = -1;

  void full(boolean now) {
    full = now;
  }

  void unreadable(boolean now) {
    unreadable = now;
  }

  /** From now on the byte at this offset of every blob that is there is wrong. */
  void damage(long offset) {
    damagedAt = offset;
  }

  void lose() throws IOException {
    try (Stream<StoredBlob> keys = blobs.keys()) {
      keys.map(StoredBlob::key).forEach(blobs::delete);
    }
  }

  @Override
  public void put(BlobKey key, ByteSource source) throws IOException {
    if (full) {
      throw new IOException("no space left on device");
    }
    blobs.put(key, source);
    damagedAt = -1;
  }

  @Override
  public Optional<InputStream> open(BlobKey key, long offset, long length) throws IOException {
    if (unreadable) {
      throw new IOException("input/output error");
    }
    return blobs.open(key, offset, length).map(in -> flipped(in, damagedAt - offset));
  }

  @Override
  public Optional<StoredBlob> find(BlobKey key) {
    return blobs.find(key);
  }

  @Override
  public void setAside(BlobKey key) {
    blobs.setAside(key);
  }

  @Override
  public void delete(BlobKey key) {
    blobs.delete(key);
  }

  @Override
  public Stream<StoredBlob> keys() {
    return blobs.keys();
  }

  @Override
  public Health check() {
    return blobs.check();
  }

  @Override
  public void close() {
    blobs.close();
  }

  private static InputStream flipped(InputStream in, long wrong) {
    try (in) {
      byte[] bytes = in.readAllBytes();
      if (wrong >= 0 && wrong < bytes.length) {
        bytes[(int) wrong] ^= 1;
      }
      return new ByteArrayInputStream(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
