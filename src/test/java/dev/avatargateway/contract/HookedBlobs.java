package dev.avatargateway.contract;

import dev.avatargateway.core.BlobBatch;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Health;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/** A real store that lets a test in at the moments at which nodes may come between each other. */
public final class HookedBlobs implements BlobStore {

  private final BlobStore store;
  private volatile Hook beforePut = _ -> {};
  private volatile Hook afterPut = _ -> {};
  private volatile Hook beforeRemoval = _ -> {};
  private volatile Runnable afterCommit = () -> {};

  public HookedBlobs(BlobStore store) {
    this.store = store;
  }

  /** What happens at a moment. */
  public interface Hook {
    void at(BlobKey key) throws IOException;
  }

  /** Once, before the next put. */
  public void beforePut(Hook hook) {
    beforePut = hook;
  }

  /** Once, after the next put. */
  public void afterPut(Hook hook) {
    afterPut = hook;
  }

  /** Once, before the next blob is deleted or set aside. */
  public void beforeRemoval(Hook hook) {
    beforeRemoval = hook;
  }

  /** Once, after the next commit of a batch. */
  public void afterCommit(Runnable hook) {
    afterCommit = hook;
  }

  @Override
  public void put(BlobKey key, ByteSource source) throws IOException {
    Hook before = beforePut;
    beforePut = _ -> {};
    before.at(key);
    store.put(key, source);
    Hook after = afterPut;
    afterPut = _ -> {};
    after.at(key);
  }

  @Override
  public BlobBatch batch() {
    BlobBatch batch = store.batch();
    return new BlobBatch() {
      @Override
      public void add(BlobKey key, ByteSource source) throws IOException {
        batch.add(key, source);
      }

      @Override
      public void commit() throws IOException {
        batch.commit();
        Runnable hook = afterCommit;
        afterCommit = () -> {};
        hook.run();
      }

      @Override
      public void close() {
        batch.close();
      }
    };
  }

  @Override
  public Optional<InputStream> open(BlobKey key, long offset, long length) throws IOException {
    return store.open(key, offset, length);
  }

  @Override
  public Optional<StoredBlob> find(BlobKey key) throws IOException {
    return store.find(key);
  }

  @Override
  public void delete(BlobKey key) throws IOException {
    removing(key);
    store.delete(key);
  }

  @Override
  public void setAside(BlobKey key) throws IOException {
    removing(key);
    store.setAside(key);
  }

  private void removing(BlobKey key) throws IOException {
    Hook hook = beforeRemoval;
    beforeRemoval = _ -> {};
    hook.at(key);
  }

  @Override
  public Stream<StoredBlob> keys() throws IOException {
    return store.keys();
  }

  @Override
  public Health check() {
    return store.check();
  }

  @Override
  public void close() {
    store.close();
  }
}
