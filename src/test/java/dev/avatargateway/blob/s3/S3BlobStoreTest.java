package dev.avatargateway.blob.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.contract.BlobBatchContract;
import dev.avatargateway.contract.BlobStoreContract;
import dev.avatargateway.contract.DurableBlobStoreContract;
import dev.avatargateway.core.BlobBatch;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.BlobStore.StoredBlob;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.real.S3Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class S3BlobStoreTest
    implements BlobStoreContract, BlobBatchContract, DurableBlobStoreContract {

  private static final byte[] CONTENT = "a picture".getBytes(UTF_8);
  private static final BlobKey KEY = BlobKey.of(CONTENT);

  private static @TempDir Path folder;
  private static S3Server server;

  private final String bucket = UUID.randomUUID().toString();
  private @Nullable BlobStore store;

  @BeforeAll
  static void start() throws Exception {
    server = new S3Server(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeBucket() throws IOException {
    Files.createDirectory(folder.resolve(bucket));
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  @Override
  public BlobStore store() {
    BlobStore opened = store == null ? opened() : store;
    store = opened;
    return opened;
  }

  @Override
  public BlobStore opened() {
    return S3Stores.open(server.url(), bucket, "pictures/all");
  }

  @Override
  public BlobStore broken() throws IOException {
    BlobStore opened = opened();
    Files.delete(folder.resolve(bucket));
    return opened;
  }

  /** The protocol knows whole seconds. */
  @Override
  public Duration grain() {
    return Duration.ofSeconds(1);
  }

  @Test
  void blobIsOneObjectNamedAsItsFileIsOnDisk() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    assertThat(file()).hasBinaryContent(CONTENT);
    try (Stream<Path> all = Files.walk(folder.resolve(bucket))) {
      assertThat(all.filter(Files::isRegularFile)).containsExactly(file());
    }
  }

  @Test
  void bucketWithoutAPrefixHasTheSameNames() throws IOException {
    try (BlobStore bare = S3Stores.open(server.url(), bucket, "");
        Stream<StoredBlob> keys = putAndList(bare)) {
      assertThat(keys.map(StoredBlob::key)).containsExactly(KEY);
      assertThat(folder.resolve(bucket).resolve(name())).hasBinaryContent(CONTENT);
    }
  }

  private static Stream<StoredBlob> putAndList(BlobStore store) throws IOException {
    store.put(KEY, ByteSource.of(CONTENT));
    return store.keys();
  }

  @Test
  void putMendsADamagedObject() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    Files.write(file(), new byte[] {1, 2});
    store().put(KEY, ByteSource.of(CONTENT));
    assertThat(file()).hasBinaryContent(CONTENT);
  }

  @Test
  void failedMendingKeepsWhatWasThere() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    Files.write(file(), new byte[] {1, 2});
    assertThatThrownBy(() -> store().put(KEY, ByteSource.of(new byte[1])))
        .isInstanceOf(IOException.class);
    assertThat(file()).hasBinaryContent(new byte[] {1, 2});
  }

  @Test
  void moreThanIsTakenIsRefusedWithoutReadingItAll() {
    int[] read = new int[1];
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return read[0]++;
          }

          @Override
          public int read(byte[] to, int at, int most) {
            read[0] += most;
            return most;
          }
        };
    assertThatThrownBy(() -> store().put(KEY, () -> endless))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(Integer.toString(S3BlobStore.MAX_BYTES));
    assertThat(read[0]).isBetween(S3BlobStore.MAX_BYTES, S3BlobStore.MAX_BYTES + (1 << 20));
  }

  @Test
  void foreignObjectsAreNotListed() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    Path root = folder.resolve(bucket).resolve("pictures/all");
    String hex = KEY.toString();
    for (String foreign :
        new String[] {
          "README",
          "probe",
          "trash/" + name(),
          hex.substring(0, 2) + "/" + hex + ".bak",
          hex.substring(0, 2) + "/sub/" + hex,
          "ff/" + "0".repeat(64),
          "../all-too/" + name(),
          "../../" + name()
        }) {
      Path file = root.resolve(foreign).normalize();
      Files.createDirectories(file.getParent());
      Files.write(file, CONTENT);
    }
    try (Stream<StoredBlob> keys = store().keys()) {
      assertThat(keys.map(StoredBlob::key)).containsExactly(KEY);
    }
  }

  @Test
  void moreThanAPageIsListed() throws IOException {
    Random random = new Random(1);
    Set<BlobKey> made =
        IntStream.range(0, 1100)
            .mapToObj(_ -> new BlobKey(new Sha256(hex(random))))
            .collect(Collectors.toSet());
    for (BlobKey key : made) {
      Path file = folder.resolve(bucket).resolve("pictures/all").resolve(name(key));
      Files.createDirectories(file.getParent());
      Files.write(file, CONTENT);
    }
    try (Stream<StoredBlob> keys = store().keys()) {
      assertThat(keys.map(StoredBlob::key)).containsExactlyInAnyOrderElementsOf(made);
    }
  }

  private static String hex(Random random) {
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    return HexFormat.of().formatHex(digest);
  }

  @Test
  void objectCutShortFails() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    Files.write(file(), new byte[] {1, 2});
    assertThatThrownBy(() -> store().open(KEY, 0, CONTENT.length)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store().open(KEY, 5, 2)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store().open(KEY, 3, 0)).isInstanceOf(IOException.class);
    assertThat(store().open(KEY, 2, 0)).isPresent();
  }

  @Test
  void checkSaysWhatIsWrongWithoutTheSecret() {
    try (BlobStore stranger = S3Stores.openAs("wrong-secret", server.url(), bucket, "")) {
      assertThat(stranger.check().detail())
          .contains("s3://" + bucket, "SignatureDoesNotMatch")
          .doesNotContain("wrong-secret");
    }
    try (BlobStore elsewhere = S3Stores.open(server.url(), "no-such-bucket", "")) {
      assertThat(elsewhere.check().detail()).contains("NoSuchBucket");
    }
  }

  @Test
  void blobThatFailedFailsTheCommitUntilItIsThere() throws IOException {
    Path root = folder.resolve(bucket);
    try (BlobBatch batch = store().batch()) {
      Files.delete(root);
      batch.add(KEY, () -> new ByteArrayInputStream(CONTENT));
      assertThatThrownBy(batch::commit).isInstanceOf(IOException.class);
      assertThatThrownBy(batch::commit).isInstanceOf(IOException.class);
      Files.createDirectory(root);
      batch.add(KEY, () -> new ByteArrayInputStream(CONTENT));
      batch.commit();
    }
    assertThat(file()).hasBinaryContent(CONTENT);
  }

  private Path file() {
    return folder.resolve(bucket).resolve("pictures/all").resolve(name());
  }

  private static String name() {
    return name(KEY);
  }

  private static String name(BlobKey key) {
    return key.toString().substring(0, 2) + "/" + key;
  }
}
