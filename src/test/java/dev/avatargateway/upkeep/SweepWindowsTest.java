package dev.avatargateway.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.blob.DiskBlobStore;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Packs.Fault;
import dev.avatargateway.core.Reading;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each moment at which a sweeper on one node can come between the steps of a writer on another. */
final class SweepWindowsTest {

  private static final Owner ANNA = Site.owner("anna");
  private static final Owner BERT = Site.owner("bert");

  @TempDir private Path folder;
  private JdbiCatalog shared;
  private Site writer;
  private Site other;

  @BeforeEach
  void open() throws IOException {
    shared = JdbiCatalog.inMemory(2, InstantSource.system());
    writer = new Site(shared, folder);
    other = new Site(shared, folder);
  }

  @AfterEach
  void close() {
    shared.close();
  }

  private void assertWorn(Owner owner, BlobKey pack) throws IOException {
    assertThat(writer.read(owner)).isInstanceOf(Reading.Found.class);
    assertThat(writer.has(pack)).isTrue();
    assertThat(other.sweep(pack)).isFalse();
    assertThat(writer.read(owner)).isInstanceOf(Reading.Found.class);
  }

  @Test
  void withoutTheTombstoneAPictureIsLostSo() throws IOException {
    writer.blobs.afterPut(
        pack -> {
          assertThat(other.catalog.packs().referenced(List.of(pack))).isEmpty();
          other.blobs.delete(pack);
        });
    writer.wear(ANNA, 1);
    assertThat(writer.read(ANNA)).isInstanceOf(Reading.Lost.class);
  }

  @Test
  void sweptBetweenPutAndRow() throws IOException {
    writer.blobs.afterPut(pack -> assertThat(other.sweep(pack)).isTrue());
    assertWorn(ANNA, writer.wear(ANNA, 1));
  }

  @Test
  void sweptBetweenPutAndRowAndAgainBetweenTheSecondOnes() throws IOException {
    writer.blobs.afterPut(
        first -> {
          assertThat(other.sweep(first)).isTrue();
          writer.blobs.afterPut(second -> assertThat(other.sweep(second)).isTrue());
        });
    assertWorn(ANNA, writer.wear(ANNA, 1));
  }

  @Test
  void condemnedBeforeTheRowAndToBeDeletedAfterIt() throws IOException {
    writer.blobs.afterPut(pack -> assertThat(other.catalog.condemning().condemn(pack)).isTrue());
    BlobKey pack = writer.wear(ANNA, 1);
    assertThat(other.catalog.condemning().delete(pack)).isFalse();
    assertWorn(ANNA, pack);
  }

  @Test
  void condemnedByTwoOfWhomOneIsSlow() throws IOException {
    writer.blobs.afterPut(
        pack -> {
          assertThat(other.catalog.condemning().condemn(pack)).isTrue();
          assertThat(other.sweep(pack)).isTrue();
        });
    BlobKey pack = writer.wear(ANNA, 1);
    assertThat(other.catalog.condemning().delete(pack)).isFalse();
    assertWorn(ANNA, pack);
  }

  @Test
  void sweptBeforeThePut() throws IOException {
    BlobKey pack = writer.wear(ANNA, 1);
    writer.forget(ANNA);
    assertThat(other.sweep(pack)).isTrue();
    assertThat(writer.has(pack)).isFalse();
    assertWorn(ANNA, writer.wear(ANNA, 1));
  }

  @Test
  void condemnedByOneThatDiedBeforeItDeleted() throws IOException {
    BlobKey pack = writer.wear(ANNA, 1);
    writer.forget(ANNA);
    assertThat(other.catalog.condemning().condemn(pack)).isTrue();
    assertWorn(ANNA, writer.wear(ANNA, 1));
    writer.forget(ANNA);
    assertThat(other.sweep(pack)).isTrue();
  }

  @Test
  void anotherWriterWhoFailsToPutItAgainLetsNobodyPass() throws IOException {
    writer.blobs.afterPut(
        pack -> {
          assertThat(other.sweep(pack)).isTrue();
          other.blobs.afterPut(
              again -> {
                assertThat(writer.sweep(again)).isTrue();
                other.blobs.beforePut(
                    _ -> {
                      throw new IOException("no space left on device");
                    });
              });
          assertThatThrownBy(() -> other.wear(BERT, 1)).isInstanceOf(RefusedException.class);
        });
    assertWorn(ANNA, writer.wear(ANNA, 1));
  }

  @Test
  void rowThatComesDuringTheDeletionWaitsForIt() throws Exception {
    CountDownLatch condemned = new CountDownLatch(1);
    CountDownLatch put = new CountDownLatch(1);
    AtomicReference<BlobKey> pack = new AtomicReference<>();
    writer.blobs.afterPut(
        key -> {
          pack.set(key);
          put.countDown();
          await(condemned);
        });
    Thread upload = Thread.ofPlatform().start(() -> writer.wear(ANNA, 1));
    put.await();
    other.blobs.beforeRemoval(
        _ -> {
          condemned.countDown();
          awaitBlocked(upload);
        });
    assertThat(other.sweep(pack.get())).isTrue();
    upload.join();
    assertWorn(ANNA, pack.get());
  }

  @Test
  void damagedPackThatIsMendedWhileItIsMovedAwayIsMendedOnceMore() throws Exception {
    BlobKey pack = writer.wear(ANNA, 1);
    Path file = folder.resolve("blobs").resolve(pack.toString().substring(0, 2) + "/" + pack);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    AtomicReference<Thread> upload = new AtomicReference<>();
    other.blobs.beforeRemoval(
        _ -> {
          upload.set(Thread.ofPlatform().start(() -> writer.wear(ANNA, 1)));
          awaitBlocked(upload.get());
        });
    assertThat(other.catalog.packs().setAside(pack, Fault.DAMAGED)).isTrue();
    upload.get().join();
    assertWorn(ANNA, pack);
    assertThat(new DiskBlobStore(folder.resolve("blobs")).find(pack)).isPresent();
  }

  /** Waits until the thread waits for the lock, or has come past it. */
  private static void awaitBlocked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TERMINATED) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
