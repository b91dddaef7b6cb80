package dev.avatargateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.BlobStore.StoredBlob;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Health;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of {@link BlobStore}. */
public interface BlobStoreContract {

  /** The store under test: empty at first, and the same one throughout a test. */
  BlobStore store() throws IOException;

  /** The time within which two puts may seem to have been at the same moment. */
  default Duration grain() {
    return Duration.ofMillis(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 12_000_000})
  default void whatWasPutComesBack(int size) throws IOException {
    byte[] content = content(size);
    BlobKey key = put(content);
    try (InputStream in = store().open(key, 0, size).orElseThrow()) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
    assertThat(listed()).extracting(StoredBlob::length).containsExactly((long) size);
  }

  @Test
  default void openGivesExactlyTheRange() throws IOException {
    byte[] content = content(1000);
    BlobKey key = put(content);
    for (int[] range : new int[][] {{0, 1}, {0, 1000}, {999, 1}, {1000, 0}, {0, 0}, {200, 300}}) {
      try (InputStream in = store().open(key, range[0], range[1]).orElseThrow()) {
        assertThat(in.readAllBytes())
            .isEqualTo(Arrays.copyOfRange(content, range[0], range[0] + range[1]));
        assertThat(in.read()).isEqualTo(-1);
      }
    }
  }

  @Test
  default void openCanBeReadByteByByteAndSkipped() throws IOException {
    byte[] content = content(100);
    BlobKey key = put(content);
    try (InputStream in = store().open(key, 10, 50).orElseThrow()) {
      assertThat(in.read()).isEqualTo(content[10] & 0xff);
      in.skipNBytes(20);
      assertThat(in.read()).isEqualTo(content[31] & 0xff);
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 32, 60));
    }
  }

  @Test
  default void rangeBeyondTheEndFails() throws IOException {
    BlobKey key = put(content(10));
    for (long[] range :
        new long[][] {{0, 11}, {10, 1}, {11, 0}, {1, Long.MAX_VALUE}, {Long.MAX_VALUE, 1}}) {
      assertThatThrownBy(() -> readAll(key, range[0], range[1])).isInstanceOf(IOException.class);
    }
  }

  @Test
  default void negativeRangeIsTheCallersFault() throws IOException {
    BlobKey key = put(content(10));
    assertThatThrownBy(() -> store().open(key, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().open(key, 0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void openOfUnknownKeyIsEmpty() throws IOException {
    assertThat(store().open(BlobKey.of(content(3)), 0, 3)).isEmpty();
  }

  @Test
  default void putTwiceKeepsOneCopy() throws IOException {
    byte[] content = content(5000);
    BlobKey key = put(content);
    put(content);
    assertThat(readAll(key, 0, 5000)).isEqualTo(content);
    assertThat(listed()).extracting(StoredBlob::key).containsExactly(key);
  }

  @Test
  default void putAgainMakesItAsYoungAsNew() throws Exception {
    byte[] content = content(10);
    put(content);
    Instant first = listed().getFirst().storedAt();
    while (!Instant.now().isAfter(first.plus(grain()))) {
      Thread.onSpinWait();
    }
    put(content);
    assertThat(listed().getFirst().storedAt()).isAfter(first);
  }

  @Test
  default void otherBytesThanTheKeySaysAreRefused() throws IOException {
    BlobKey key = BlobKey.of(content(20));
    for (byte[] other : List.of(content(19), content(21), new byte[0])) {
      assertThatThrownBy(() -> store().put(key, ByteSource.of(other)))
          .isInstanceOf(IOException.class);
    }
    assertThat(store().open(key, 0, 0)).isEmpty();
    assertThat(listed()).isEmpty();
  }

  @Test
  default void sourceThatFailsMidwayLeavesNothingVisible() throws IOException {
    byte[] content = content(200_000);
    BlobKey key = BlobKey.of(content);
    AtomicInteger closed = new AtomicInteger();
    ByteSource failing =
        () ->
            new SequenceInputStream(
                new ByteArrayInputStream(content, 0, 150_000), new FailingStream(closed));
    assertThatThrownBy(() -> store().put(key, failing)).hasMessageContaining("the source broke");
    assertThat(closed).hasValue(1);
    assertThat(store().open(key, 0, 0)).isEmpty();
    assertThat(listed()).isEmpty();
  }

  @Test
  default void sourceThatDoesNotOpenLeavesNothingVisible() throws IOException {
    BlobKey key = BlobKey.of(content(1));
    ByteSource closed =
        () -> {
          throw new IOException("the source is shut");
        };
    assertThatThrownBy(() -> store().put(key, closed)).hasMessageContaining("the source is shut");
    assertThat(listed()).isEmpty();
  }

  @Test
  default void sourceIsOpenedOnceAndClosed() throws IOException {
    byte[] content = content(70_000);
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    ByteSource counted =
        () -> {
          opened.incrementAndGet();
          return new CountedStream(content, closed);
        };
    store().put(BlobKey.of(content), counted);
    assertThat(opened).hasValue(1);
    assertThat(closed).hasValueGreaterThanOrEqualTo(1);
    store().put(BlobKey.of(content), counted);
    assertThat(opened).hasValueLessThanOrEqualTo(2);
    assertThat(closed).hasValueGreaterThanOrEqualTo(opened.get());
  }

  @Test
  default void manyThreadsPuttingOneKeyAllSucceed() throws Exception {
    byte[] content = content(300_000);
    BlobKey key = BlobKey.of(content);
    BlobStore store = store();
    int threads = 8;
    CyclicBarrier together = new CyclicBarrier(threads);
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> puts =
          IntStream.range(0, threads)
              .<Future<?>>mapToObj(
                  i ->
                      pool.submit(
                          () -> {
                            together.await();
                            store.put(key, ByteSource.of(content));
                            return null;
                          }))
              .toList();
      for (Future<?> put : puts) {
        put.get();
      }
    }
    assertThat(readAll(key, 0, content.length)).isEqualTo(content);
    assertThat(listed()).hasSize(1);
  }

  @Test
  default void deleteOfUnknownKeyIsQuiet() throws IOException {
    put(content(2));
    store().delete(BlobKey.of(content(3)));
    assertThat(listed()).hasSize(1);
  }

  @Test
  default void deletedBlobIsGone() throws IOException {
    BlobKey key = put(content(100));
    BlobKey other = put(content(101));
    store().delete(key);
    assertThat(store().open(key, 0, 100)).isEmpty();
    assertThat(listed()).extracting(StoredBlob::key).containsExactly(other);
  }

  @Test
  default void findTellsWhatKeysTells() throws IOException {
    BlobKey key = put(content(100));
    put(content(101));
    assertThat(store().find(key).orElseThrow())
        .isEqualTo(listed().stream().filter(b -> b.key().equals(key)).findFirst().orElseThrow());
    assertThat(store().find(BlobKey.of(content(3)))).isEmpty();
    store().delete(key);
    assertThat(store().find(key)).isEmpty();
  }

  @Test
  default void whatIsSetAsideIsNoBlobAnyMoreAndCanBePutAgain() throws IOException {
    BlobKey key = put(content(100));
    BlobKey other = put(content(101));
    for (int i = 0; i < 2; i++) {
      store().setAside(key);
      store().setAside(key);
      assertThat(store().find(key)).isEmpty();
      assertThat(store().open(key, 0, 100)).isEmpty();
      assertThat(listed()).extracting(StoredBlob::key).containsExactly(other);
      put(content(100));
      assertThat(readAll(key, 0, 100)).isEqualTo(content(100));
    }
  }

  @Test
  default void deletedBlobCanBePutAgain() throws IOException {
    BlobKey key = put(content(100));
    store().delete(key);
    put(content(100));
    assertThat(readAll(key, 0, 100)).isEqualTo(content(100));
  }

  @Test
  default void openStreamIsNeverMixedUpByADelete() throws IOException {
    byte[] content = content(400_000);
    BlobKey key = put(content);
    try (InputStream in = store().open(key, 0, content.length).orElseThrow()) {
      byte[] begin = in.readNBytes(10);
      store().delete(key);
      put(content(400_001));
      byte[] end;
      try {
        end = in.readAllBytes();
      } catch (IOException e) {
        return;
      }
      assertThat(begin).isEqualTo(Arrays.copyOf(content, 10));
      assertThat(end).isEqualTo(Arrays.copyOfRange(content, 10, content.length));
    }
  }

  @Test
  default void keysListsExactlyWhatIsThere() throws IOException {
    Instant before = Instant.now().minusSeconds(2);
    List<BlobKey> keys = IntStream.range(0, 40).mapToObj(this::putUnchecked).toList();
    assertThat(listed()).extracting(StoredBlob::key).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(listed())
        .allSatisfy(
            blob -> assertThat(blob.storedAt()).isBetween(before, Instant.now().plusSeconds(2)));
  }

  @Test
  default void keysCanBeLeftHalfReadAndDeletedFromMeanwhile() throws IOException {
    IntStream.range(0, 40).forEach(this::putUnchecked);
    try (Stream<StoredBlob> keys = store().keys()) {
      assertThat(keys.limit(3)).hasSize(3);
    }
    try (Stream<StoredBlob> keys = store().keys()) {
      for (StoredBlob blob : (Iterable<StoredBlob>) keys::iterator) {
        store().delete(blob.key());
      }
    }
    assertThat(listed()).isEmpty();
  }

  @Test
  default void checkOfASoundStoreIsOkAndLeavesNothing() throws IOException {
    assertThat(store().check()).isEqualTo(Health.OK);
    assertThat(listed()).isEmpty();
  }

  @Test
  default void closeTwiceIsHarmless() throws IOException {
    BlobStore store = store();
    store.close();
    store.close();
    assertThat(store.check()).isNotNull();
  }

  private BlobKey putUnchecked(int size) {
    try {
      return put(content(size));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BlobKey put(byte[] content) throws IOException {
    BlobKey key = BlobKey.of(content);
    store().put(key, ByteSource.of(content));
    return key;
  }

  private byte[] readAll(BlobKey key, long offset, long length) throws IOException {
    try (InputStream in = store().open(key, offset, length).orElseThrow()) {
      return in.readAllBytes();
    }
  }

  private List<StoredBlob> listed() throws IOException {
    try (Stream<StoredBlob> keys = store().keys()) {
      return keys.toList();
    }
  }

  /** Bytes that differ for every size from the first one on. */
  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  /** A stream that breaks at the first byte. */
  final class FailingStream extends InputStream {

    private final AtomicInteger closed;

    FailingStream(AtomicInteger closed) {
      this.closed = closed;
    }

    @Override
    public int read() throws IOException {
      throw new IOException("the source broke");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return read();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  /** A stream that counts how often it was closed. */
  final class CountedStream extends ByteArrayInputStream {

    private final AtomicInteger closed;

    CountedStream(byte[] bytes, AtomicInteger closed) {
      super(bytes);
      this.closed = closed;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
