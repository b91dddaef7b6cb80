package dev.avatargateway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.BlobBatch;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws of {@link BlobBatch}. */
public interface BlobBatchContract {

  /** The store under test: empty at first, and the same one throughout a test. */
  BlobStore store() throws IOException;

  @Test
  default void whatWasCommittedIsThere() throws IOException {
    try (BlobBatch batch = store().batch()) {
      BlobKey one = add(batch, "one");
      BlobKey other = add(batch, "other");
      batch.commit();
      assertThat(read(one)).isEqualTo("one");
      assertThat(read(other)).isEqualTo("other");
      batch.commit();
      assertThat(count()).isEqualTo(2);
    }
    assertThat(count()).isEqualTo(2);
  }

  @Test
  default void addedTwiceIsStoredOnce() throws IOException {
    BlobKey key = BlobKey.of("one".getBytes(UTF_8));
    try (BlobBatch batch = store().batch()) {
      add(batch, "one");
      add(batch, "one");
      batch.commit();
      add(batch, "one");
      batch.commit();
    }
    assertThat(read(key)).isEqualTo("one");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  default void laterBlobsWaitForTheNextCommit() throws IOException {
    try (BlobBatch batch = store().batch()) {
      add(batch, "one");
      batch.commit();
      BlobKey later = add(batch, "later");
      batch.commit();
      assertThat(read(later)).isEqualTo("later");
    }
  }

  @Test
  default void otherBytesThanTheKeySaysAreRefusedAndTheRestIsStored() throws IOException {
    try (BlobBatch batch = store().batch()) {
      BlobKey good = add(batch, "good");
      BlobKey wrong = BlobKey.of("wrong".getBytes(UTF_8));
      assertThatThrownBy(() -> batch.add(wrong, ByteSource.of("bytes".getBytes(UTF_8))))
          .isInstanceOf(IOException.class);
      batch.commit();
      assertThat(read(good)).isEqualTo("good");
      assertThat(store().open(wrong, 0, 1)).isEmpty();
    }
  }

  @Test
  default void manyThreadsMayAddWhileOthersCommit() throws Exception {
    List<Future<BlobKey>> added = new ArrayList<>();
    try (BlobBatch batch = store().batch();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 200; i++) {
        String text = "blob " + i % 150;
        boolean commits = i % 20 == 0;
        added.add(
            threads.submit(
                () -> {
                  BlobKey key = add(batch, text);
                  if (commits) {
                    batch.commit();
                    assertThat(read(key)).isEqualTo(text);
                  }
                  return key;
                }));
      }
      for (Future<BlobKey> one : added) {
        one.get();
      }
      batch.commit();
    }
    for (int i = 0; i < added.size(); i++) {
      assertThat(read(added.get(i).get())).isEqualTo("blob " + i % 150);
    }
    assertThat(count()).isEqualTo(150);
  }

  private static BlobKey add(BlobBatch batch, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    BlobKey key = BlobKey.of(bytes);
    batch.add(key, ByteSource.of(bytes));
    return key;
  }

  private String read(BlobKey key) throws IOException {
    try (InputStream in = store().open(key, 0, 3).orElseThrow()) {
      in.readNBytes(3);
    }
    long length =
        stored().filter(blob -> blob.key().equals(key)).findFirst().orElseThrow().length();
    try (InputStream in = store().open(key, 0, length).orElseThrow()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private long count() throws IOException {
    try (Stream<BlobStore.StoredBlob> all = stored()) {
      return all.count();
    }
  }

  private Stream<BlobStore.StoredBlob> stored() throws IOException {
    return store().keys();
  }
}
