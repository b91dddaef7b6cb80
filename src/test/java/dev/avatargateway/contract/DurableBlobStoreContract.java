package dev.avatargateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.BlobStore.StoredBlob;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Health;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws of a {@link BlobStore} that outlives its process. */
public interface DurableBlobStoreContract {

  /** A store over the place of this test; each call opens it anew, the former ones stay open. */
  BlobStore opened() throws IOException;

  /** A store whose place became unusable after it was opened. */
  BlobStore broken() throws IOException;

  @Test
  default void reopenedStoreStillHasEverything() throws IOException {
    byte[] content = "kept".getBytes(StandardCharsets.UTF_8);
    BlobKey key = BlobKey.of(content);
    try (BlobStore store = opened()) {
      store.put(key, ByteSource.of(content));
    }
    try (BlobStore store = opened();
        InputStream in = store.open(key, 0, 4).orElseThrow();
        Stream<StoredBlob> keys = store.keys()) {
      assertThat(in.readAllBytes()).isEqualTo(content);
      assertThat(keys.map(StoredBlob::key)).containsExactly(key);
    }
  }

  @Test
  default void twoStoresOverOnePlaceSeeEachOther() throws IOException {
    byte[] content = "shared".getBytes(StandardCharsets.UTF_8);
    BlobKey key = BlobKey.of(content);
    try (BlobStore one = opened();
        BlobStore other = opened()) {
      one.put(key, ByteSource.of(content));
      other.put(key, ByteSource.of(content));
      try (InputStream in = other.open(key, 0, 6).orElseThrow()) {
        assertThat(in.readAllBytes()).isEqualTo(content);
      }
      other.delete(key);
      assertThat(one.open(key, 0, 6)).isEmpty();
    }
  }

  @Test
  default void checkOfABrokenPlaceSaysSoInOneSentence() throws IOException {
    Health health = broken().check();
    assertThat(health.ok()).isFalse();
    assertThat(health.detail()).isNotBlank().endsWith(".").doesNotContain("\n");
  }

  @Test
  default void brokenPlaceIsNotMistakenForAnEmptyOne() throws IOException {
    BlobStore store = broken();
    byte[] content = {1};
    BlobKey key = BlobKey.of(content);
    assertThatThrownBy(() -> store.put(key, ByteSource.of(content)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store.open(key, 0, 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store.keys().close()).isInstanceOf(IOException.class);
  }
}
