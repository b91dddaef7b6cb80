package dev.avatargateway.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.contract.BlobBatchContract;
import dev.avatargateway.contract.BlobStoreContract;
import dev.avatargateway.contract.DurableBlobStoreContract;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.BlobStore.StoredBlob;
import dev.avatargateway.core.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskBlobStoreTest
    implements BlobStoreContract, BlobBatchContract, DurableBlobStoreContract {

  private static final byte[] CONTENT = "a picture".getBytes(UTF_8);
  private static final BlobKey KEY = BlobKey.of(CONTENT);

  @TempDir Path temp;
  private @Nullable BlobStore store;

  @Override
  public BlobStore store() throws IOException {
    BlobStore opened = store == null ? opened() : store;
    store = opened;
    return opened;
  }

  @Override
  public BlobStore opened() throws IOException {
    return new DiskBlobStore(temp.resolve("blobs"));
  }

  @Override
  public BlobStore broken() throws IOException {
    BlobStore opened = opened();
    Files.move(temp.resolve("blobs"), temp.resolve("elsewhere"));
    return opened;
  }

  @Test
  void whatIsSetAsideLiesInTheTrashAsItWasEachTime() throws IOException {
    for (int i = 0; i < 2; i++) {
      store().put(KEY, ByteSource.of(CONTENT));
      Files.write(file(), new byte[] {1, 2, 3});
      FileTime written = Files.getLastModifiedTime(file());
      store().setAside(KEY);
      assertThat(filesBelow(temp.resolve("blobs/trash")))
          .hasSize(i + 1)
          .allSatisfy(
              file -> {
                assertThat(file.getFileName().toString()).startsWith(KEY + ".");
                assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
              })
          .anySatisfy(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(written));
    }
  }

  @Test
  void blobIsOneFileNamedByItsDigest() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    assertThat(file()).hasBinaryContent(CONTENT);
    assertThat(filesBelow(temp)).containsExactly(file());
  }

  @Test
  void failedPutLeavesNoFile() throws IOException {
    assertThatThrownBy(() -> store().put(KEY, ByteSource.of(new byte[1])))
        .isInstanceOf(IOException.class);
    assertThat(filesBelow(temp)).isEmpty();
  }

  @Test
  void putHealsAFileCutShort() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    Files.write(file(), new byte[] {1, 2});
    store().put(KEY, ByteSource.of(CONTENT));
    assertThat(file()).hasBinaryContent(CONTENT);
  }

  @Test
  void putHealsAFileWithAnotherByte() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    byte[] damaged = CONTENT.clone();
    damaged[4] ^= 1;
    Files.write(file(), damaged);
    store().put(KEY, ByteSource.of(CONTENT));
    assertThat(file()).hasBinaryContent(CONTENT);
  }

  @Test
  void putOfASoundBlobDoesNotRewriteIt() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    Object before = Files.getAttribute(file(), "unix:ino");
    store()
        .put(
            KEY,
            () -> {
              throw new IOException("not to be opened");
            });
    assertThat(Files.getAttribute(file(), "unix:ino")).isEqualTo(before);
  }

  @Test
  void failedHealingKeepsWhatWasThere() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    Files.write(file(), new byte[] {1, 2});
    assertThatThrownBy(() -> store().put(KEY, ByteSource.of(new byte[1])))
        .isInstanceOf(IOException.class);
    assertThat(file()).hasBinaryContent(new byte[] {1, 2});
  }

  @Test
  void fileCutShortWhileItIsReadFails() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    try (InputStream in = store().open(KEY, 0, CONTENT.length).orElseThrow()) {
      assertThat(in.read()).isEqualTo('a');
      Files.write(file(), new byte[] {1, 2});
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void directoryInPlaceOfABlobFailsClearly() throws IOException {
    store();
    Files.createDirectories(file());
    assertRefusesPlace();
    assertThat(file()).isDirectory();
  }

  @Test
  void symlinkInPlaceOfABlobFailsClearly() throws IOException {
    store();
    Path secret = Files.write(temp.resolve("secret"), CONTENT);
    Files.createDirectories(file().getParent());
    Files.createSymbolicLink(file(), secret);
    assertRefusesPlace();
    assertThat(secret).hasBinaryContent(CONTENT);
  }

  @Test
  void fileInPlaceOfAFolderFailsClearly() throws IOException {
    store();
    Files.write(temp.resolve("blobs").resolve(KEY.toString().substring(0, 2)), CONTENT);
    assertThatThrownBy(() -> store().put(KEY, ByteSource.of(CONTENT)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> store().open(KEY, 0, 1)).isInstanceOf(FileSystemException.class);
    assertThat(filesBelow(temp)).hasSize(1);
  }

  private void assertRefusesPlace() throws IOException {
    assertThatThrownBy(() -> store().put(KEY, ByteSource.of(CONTENT)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a plain file");
    assertThatThrownBy(() -> store().open(KEY, 0, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a plain file");
    assertThatThrownBy(() -> store().delete(KEY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a plain file");
    try (Stream<StoredBlob> keys = store().keys()) {
      assertThat(keys).isEmpty();
    }
  }

  @Test
  void keysIgnoresForeignFiles() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    Path blobs = temp.resolve("blobs");
    Path shard = blobs.resolve(KEY.toString().substring(0, 2));
    Files.write(blobs.resolve("README"), CONTENT);
    Files.write(blobs.resolve("00"), CONTENT);
    Files.write(blobs.resolve("incoming").resolve("1.part"), CONTENT);
    Files.write(shard.resolve(".nfs000001"), CONTENT);
    Files.write(shard.resolve(KEY + ".bak"), CONTENT);
    Files.write(shard.resolve(KEY.toString().toUpperCase(java.util.Locale.ROOT)), CONTENT);
    Files.createDirectories(blobs.resolve("zz").resolve("deep"));
    Path strayed = Files.createDirectories(blobs.resolve("ff")).resolve("0".repeat(64));
    Files.write(strayed, CONTENT);
    try (Stream<StoredBlob> keys = store().keys()) {
      assertThat(keys.map(StoredBlob::key)).containsExactly(KEY);
    }
  }

  @Test
  void startRemovesOldLeftoversOnly() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    Path incoming = temp.resolve("blobs").resolve("incoming");
    Path old = Files.write(incoming.resolve("1.part"), CONTENT);
    Path young = Files.write(incoming.resolve("2.part"), CONTENT);
    Path foreign = Files.write(incoming.resolve("3.txt"), CONTENT);
    FileTime twoHoursAgo = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
    Files.setLastModifiedTime(old, twoHoursAgo);
    Files.setLastModifiedTime(foreign, twoHoursAgo);
    Files.setLastModifiedTime(file(), twoHoursAgo);
    opened().close();
    assertThat(filesBelow(temp)).containsExactlyInAnyOrder(young, foreign, file());
  }

  @Test
  void foldersThatWereRemovedAreMadeAgain() throws IOException {
    store().put(KEY, ByteSource.of(CONTENT));
    Files.delete(file());
    Files.delete(file().getParent());
    Files.delete(temp.resolve("blobs").resolve("incoming"));
    store().put(KEY, ByteSource.of(CONTENT));
    assertThat(file()).hasBinaryContent(CONTENT);
  }

  @Test
  void folderIsMadeWithItsParents() throws IOException {
    Path deep = temp.resolve("a").resolve("b").resolve("c");
    try (BlobStore made = new DiskBlobStore(deep)) {
      assertThat(made.check().ok()).isTrue();
    }
  }

  @Test
  void fileInPlaceOfTheStoreStopsTheStart() throws IOException {
    Path file = Files.write(temp.resolve("file"), CONTENT);
    assertThatThrownBy(() -> new DiskBlobStore(file)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new DiskBlobStore(file.resolve("below")))
        .isInstanceOf(IOException.class);
  }

  private Path file() {
    String name = KEY.toString();
    return temp.resolve("blobs").resolve(name.substring(0, 2)).resolve(name);
  }

  private static Stream<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    }
  }
}
