package dev.avatargateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.avatargateway.blob.MemoryBlobStore;
import dev.avatargateway.contract.BlobBatchContract;
import dev.avatargateway.contract.BlobStoreContract;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Fetcher;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetedBlobsTest implements BlobStoreContract, BlobBatchContract {

  private final MemoryBlobStore memory = new MemoryBlobStore();
  private final List<Limit> refused = new ArrayList<>();
  private final AtomicLong free = new AtomicLong(1000);
  private final BudgetedBlobs store = budgeted(1L << 40, 0);

  private BudgetedBlobs budgeted(long budget, long minFree) {
    return new BudgetedBlobs(memory, budget, minFree, free::get, refused::add);
  }

  @Override
  public BlobStore store() {
    return store;
  }

  @Test
  void beyondTheBudgetNothingIsTaken() throws IOException {
    try (BudgetedBlobs small = budgeted(100, 0)) {
      put(small, new byte[60]);
      put(small, new byte[61]);

      isFull(small, Limit.DISK_BUDGET);
      small.batch().close();
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> small.batch().add(key(new byte[3]), ByteSource.of(new byte[3])));
    }
  }

  @Test
  void whatWasThereBeforeCountsAndWhatWasDeletedNoMore() throws IOException {
    put(memory, new byte[200]);
    try (BudgetedBlobs small = budgeted(100, 0)) {
      small.measure();
      isFull(small, Limit.DISK_BUDGET);

      small.delete(key(new byte[200]));
      small.measure();
      small.room().require();
      put(small, new byte[5]);
    }
  }

  @Test
  void aDiskWithTooLittleLeftTakesNothingUntilThereIsRoom() throws IOException {
    try (BudgetedBlobs careful = budgeted(0, 1001)) {
      isFull(careful, Limit.FREE_SPACE);
      free.set(1001);
      put(careful, new byte[5]);
    }
  }

  @Test
  void aFetchTooManyIsCountedAndOtherFailuresAreNot() {
    for (Refusal refusal :
        List.of(new Refusal.Busy(Duration.ofSeconds(1)), new Refusal.SourceUnreachable())) {
      Fetcher failing =
          (url, maxBytes) -> {
            throw new RefusedException(refusal);
          };
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> new CountedFetcher(failing, refused::add).open("http://a", 1));
    }
    assertThat(refused).containsExactly(Limit.FETCHES);
  }

  private void isFull(BudgetedBlobs blobs, Limit limit) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> put(blobs, new byte[7]))
        .satisfies(e -> assertThat(e.refusal()).isEqualTo(new Refusal.StorageFull()));
    assertThat(refused).containsOnly(limit);
  }

  private static void put(BlobStore store, byte[] bytes) throws IOException {
    store.put(key(bytes), ByteSource.of(bytes));
  }

  private static BlobKey key(byte[] bytes) {
    return new BlobKey(Sha256.of(ByteBuffer.wrap(bytes)));
  }
}
