package dev.avatargateway.blob;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Health;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Blobs on the heap, gone with the process: for tests and trials. */
public final class MemoryBlobStore implements BlobStore {

  private final Map<BlobKey, Entry> entries = new ConcurrentHashMap<>();
  private final Queue<Entry> trash = new ConcurrentLinkedQueue<>();

  @Override
  public void put(BlobKey key, ByteSource source) throws IOException {
    byte[] bytes;
    try (InputStream in = source.open()) {
      bytes = in.readAllBytes();
    }
    if (!BlobKey.of(bytes).equals(key)) {
      throw new IOException("the bytes for blob " + key + " have another digest");
    }
    entries.put(key, new Entry(bytes, Instant.now()));
  }

  @Override
  public Optional<InputStream> open(BlobKey key, long offset, long length) throws IOException {
    Entry entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    Ranges.check(key, offset, length, entry.bytes.length);
    return Optional.of(new ByteArrayInputStream(entry.bytes, (int) offset, (int) length));
  }

  @Override
  public void delete(BlobKey key) {
    entries.remove(key);
  }

  @Override
  public Optional<StoredBlob> find(BlobKey key) {
    return Optional.ofNullable(entries.get(key)).map(entry -> entry.stored(key));
  }

  @Override
  public void setAside(BlobKey key) {
    Entry entry = entries.remove(key);
    if (entry != null) {
      trash.add(entry);
    }
  }

  @Override
  public Stream<StoredBlob> keys() {
    return entries.entrySet().stream().map(e -> e.getValue().stored(e.getKey()));
  }

  @Override
  public Health check() {
    return Health.OK;
  }

  @Override
  public void close() {}

  private static final class Entry {

    private final byte[] bytes;
    private final Instant storedAt;

    Entry(byte[] bytes, Instant storedAt) {
      this.bytes = bytes;
      this.storedAt = storedAt;
    }

    StoredBlob stored(BlobKey key) {
      return new StoredBlob(key, bytes.length, storedAt);
    }
  }
}
