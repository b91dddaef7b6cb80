package dev.avatargateway.limits;

import dev.avatargateway.core.BlobBatch;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Health;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store of blobs that takes no more when its room is used up. What was there before is counted in
 * the background, every hour anew.
 */
public final class BudgetedBlobs implements BlobStore {

  private static final Logger LOG = LoggerFactory.getLogger(BudgetedBlobs.class);

  private final BlobStore store;
  private final DiskRoom room;
  private final Thread walks;
  private final CountDownLatch counted;

  /**
   * Takes over the store, and closes it.
   *
   * @param budget the most bytes it may hold, and 0 for any number
   * @param minFree the bytes that must be left on its disk, and 0 for none
   * @param free asked how many are left there
   */
  public BudgetedBlobs(
      BlobStore store, long budget, long minFree, LongSupplier free, RefusalCount count) {
    this.store = store;
    this.room = new DiskRoom(budget, minFree, free, count);
    this.walks = Thread.ofPlatform().daemon().name("disk-budget").unstarted(this::measureHourly);
    this.counted = new CountDownLatch(budget > 0 ? 1 : 0);
    if (budget > 0) {
      walks.start();
    }
  }

  /** What of the disk is left to pictures. */
  public Room room() {
    return room;
  }

  private void measureHourly() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        measure();
        counted.countDown();
        Thread.sleep(Duration.ofHours(1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      counted.countDown();
    }
  }

  /**
   * Waits until what was there before is counted, or could not be; false when that takes longer.
   */
  public boolean awaitCount(Duration patience) throws InterruptedException {
    return counted.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Counts all blobs; until then those that were there before count for nothing. */
  void measure() {
    long before = room.used();
    try (Stream<StoredBlob> all = store.keys()) {
      long bytes =
          all.takeWhile(blob -> !Thread.currentThread().isInterrupted())
              .mapToLong(StoredBlob::length)
              .sum();
      if (!Thread.currentThread().isInterrupted()) {
        room.measured(bytes, before);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The pictures could not be counted for --disk-budget", e);
    }
  }

  @Override
  public void put(BlobKey key, ByteSource source) throws IOException {
    take(key, source, store::put);
  }

  private void take(BlobKey key, ByteSource source, Taker taker) throws IOException {
    room.require();
    Counted counted = new Counted(source);
    taker.take(key, counted);
    room.add(counted.bytes);
  }

  @Override
  public BlobBatch batch() {
    BlobBatch batch = store.batch();
    return new BlobBatch() {
      @Override
      public void add(BlobKey key, ByteSource source) throws IOException {
        take(key, source, batch::add);
      }

      @Override
      public void commit() throws IOException {
        batch.commit();
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
  public void setAside(BlobKey key) throws IOException {
    store.setAside(key);
  }

  @Override
  public void tidy() throws IOException {
    store.tidy();
  }

  @Override
  public void delete(BlobKey key) throws IOException {
    store.delete(key);
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
    walks.interrupt();
    store.close();
  }

  /** What blobs are given to. */
  private interface Taker {
    void take(BlobKey key, ByteSource source) throws IOException;
  }

  /** A source whose bytes count when they are read: a blob that is there already is not. */
  private static final class Counted implements ByteSource {

    private final ByteSource source;
    private long bytes;

    Counted(ByteSource source) {
      this.source = source;
    }

    @Override
    public InputStream open() throws IOException {
      return new FilterInputStream(source.open()) {
        @Override
        public int read() throws IOException {
          int b = super.read();
          bytes += b < 0 ? 0 : 1;
          return b;
        }

        @Override
        public int read(byte[] to, int at, int most) throws IOException {
          int n = super.read(to, at, most);
          bytes += Math.max(0, n);
          return n;
        }
      };
    }
  }
}
