package dev.avatargateway.blob.s3;

import dev.avatargateway.core.BlobBatch;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.ByteSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Blobs that are sent beside each other. One that could not be stored fails every commit until it
 * was added again.
 */
final class S3Batch implements BlobBatch {

  private static final int AT_ONCE = 16;

  private final S3BlobStore store;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Map<BlobKey, Future<?>> sent = new ConcurrentHashMap<>();

  S3Batch(S3BlobStore store) {
    this.store = store;
  }

  @Override
  public void add(BlobKey key, ByteSource source) throws IOException {
    if (isUnderWay(key)) {
      return;
    }
    byte[] bytes = S3BlobStore.whole(key, source);
    try {
      places.acquire();
    } catch (InterruptedException e) {
      throw interrupted();
    }
    Future<?> sending =
        threads.submit(
            () -> {
              try {
                store.send(key, bytes);
              } finally {
                places.release();
              }
              return null;
            });
    sent.put(key, sending);
  }

  private boolean isUnderWay(BlobKey key) {
    return Optional.ofNullable(sent.get(key))
        .filter(sending -> sending.state() != Future.State.FAILED)
        .isPresent();
  }

  @Override
  public void commit() throws IOException {
    Optional<IOException> failure = Optional.empty();
    for (Map.Entry<BlobKey, Future<?>> one : Map.copyOf(sent).entrySet()) {
      try {
        one.getValue().get();
        sent.remove(one.getKey(), one.getValue());
      } catch (ExecutionException e) {
        failure = Optional.of(new IOException(message(e), e));
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private static String message(ExecutionException e) {
    Throwable cause = e.getCause();
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while blobs were sent");
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
    sent.clear();
  }
}
