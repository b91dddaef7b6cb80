package dev.avatargateway.blob;

import dev.avatargateway.core.BlobBatch;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings blobs from one store to another, several at a time, each checked by its digest. */
public final class BlobCopy implements AutoCloseable {

  private static final int AT_ONCE = 8;

  private final BlobStore from;
  private final BlobStore to;
  private final boolean toNothing;
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  /**
   * Neither store is closed by this.
   *
   * @throws IOException when the target cannot be looked into
   */
  public BlobCopy(BlobStore from, BlobStore to) throws IOException {
    this.from = from;
    this.to = to;
    try (Stream<?> there = to.keys()) {
      this.toNothing = there.findAny().isEmpty();
    }
  }

  /**
   * A blob that is to be brought.
   *
   * @param length its bytes, at least 0
   */
  public record Wanted(BlobKey key, long length) {}

  /** A blob that the source does not have as it should be. */
  public record Lost(BlobKey key, String reason) {}

  /**
   * What came of it.
   *
   * @param there how many the target had before
   */
  public record Brought(List<Lost> lost, int there) {}

  /**
   * Brings these; all but the lost ones are visible and safe in the target when this returns.
   *
   * @throws IOException when the source cannot be read, or the target written, at all
   */
  public Brought bring(List<Wanted> some) throws IOException {
    List<Lost> lost = new ArrayList<>();
    AtomicInteger there = new AtomicInteger();
    List<Future<Optional<Lost>>> running = new ArrayList<>();
    try (BlobBatch batch = to.batch()) {
      for (Wanted wanted : some) {
        running.add(threads.submit(() -> bring(wanted, batch, there)));
      }
      for (Future<Optional<Lost>> one : running) {
        one.get().ifPresent(lost::add);
      }
      batch.commit();
      return new Brought(lost, there.get());
    } catch (ExecutionException e) {
      throw cause(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while blobs were copied");
    } finally {
      running.forEach(one -> one.cancel(true));
    }
  }

  private static IOException cause(ExecutionException e) {
    return e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
  }

  private Optional<Lost> bring(Wanted wanted, BlobBatch batch, AtomicInteger there)
      throws IOException {
    byte @Nullable [] bytes;
    try {
      bytes = read(wanted);
    } catch (IOException e) {
      if (!from.check().ok()) {
        throw e;
      }
      return Optional.of(new Lost(wanted.key, "it cannot be read"));
    }
    if (bytes == null) {
      return Optional.of(new Lost(wanted.key, "it is missing"));
    }
    if (!BlobKey.of(bytes).equals(wanted.key)) {
      return Optional.of(new Lost(wanted.key, "it is damaged"));
    }
    if (isThere(wanted.key)) {
      there.incrementAndGet();
    }
    // Also what is there, for it may be damaged.
    batch.add(wanted.key, ByteSource.of(bytes));
    return Optional.empty();
  }

  private boolean isThere(BlobKey key) throws IOException {
    return !toNothing && to.find(key).isPresent();
  }

  private byte @Nullable [] read(Wanted wanted) throws IOException {
    Optional<InputStream> found = from.open(wanted.key, 0, wanted.length);
    if (found.isEmpty()) {
      return null;
    }
    try (InputStream in = found.get()) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
