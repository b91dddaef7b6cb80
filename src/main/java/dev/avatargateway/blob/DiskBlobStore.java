package dev.avatargateway.blob;

import dev.avatargateway.core.BlobBatch;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.MarkedBlobs;
import dev.avatargateway.core.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Blobs as files of one folder; several processes may use the same folder at once. */
public final class DiskBlobStore implements MarkedBlobs {

  private final BlobFolder folder;
  private final Incoming incoming;

  /**
   * Opens the store, makes its folder when it is missing and removes what crashed writers left.
   *
   * @throws IOException when the folder cannot be made or is not a folder
   */
  public DiskBlobStore(Path folder) throws IOException {
    this.folder = new BlobFolder(folder);
    this.incoming = new Incoming(this.folder);
    incoming.removeLeftovers();
  }

  @Override
  public void put(BlobKey key, ByteSource source) throws IOException {
    Path file = folder.file(key);
    if (!renewed(key)) {
      folder.makeDurable(folder.shard(key));
      incoming.write(key, source, file);
    }
    // Also for a blob that was there: whoever wrote it may not have come this far yet.
    BlobFolder.sync(folder.shard(key));
  }

  @Override
  public BlobBatch batch() {
    return new DiskBatch(this, folder, incoming);
  }

  /** Whether a blob is there and whole; then it is as young as a new one from now on. */
  boolean renewed(BlobKey key) throws IOException {
    Path file = folder.file(key);
    return isSound(key, file) && renew(file);
  }

  private boolean isSound(BlobKey key, Path file) throws IOException {
    if (folder.attributes(key).isEmpty()) {
      return false;
    }
    MessageDigest digest = Sha256.algorithm();
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      return false; // What cannot be read is written anew.
    }
    return Sha256.of(digest).equals(key.sha256());
  }

  /**
   * Makes a blob as young as a new one, for whoever sweeps by age; false when it went meanwhile.
   */
  private static boolean renew(Path file) throws IOException {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public Optional<InputStream> open(BlobKey key, long offset, long length) throws IOException {
    Path file = folder.file(key);
    if (folder.attributes(key).isEmpty()) {
      return Optional.empty();
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      Ranges.check(key, offset, length, channel.size());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    return Optional.of(new RangeStream(channel, offset, length));
  }

  @Override
  public void delete(BlobKey key) throws IOException {
    Path file = folder.file(key);
    if (folder.attributes(key).isPresent()) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public Optional<StoredBlob> find(BlobKey key) throws IOException {
    return folder
        .attributes(key)
        .map(found -> new StoredBlob(key, found.size(), found.lastModifiedTime().toInstant()));
  }

  @Override
  public void setAside(BlobKey key) throws IOException {
    if (folder.attributes(key).isEmpty()) {
      return;
    }
    folder.makeDurable(folder.trash());
    try {
      Files.move(folder.file(key), folder.inTrash(key), StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return; // Somebody else was faster.
    }
    BlobFolder.sync(folder.trash());
    BlobFolder.sync(folder.shard(key));
  }

  @Override
  public void tidy() throws IOException {
    incoming.removeLeftovers();
  }

  @Override
  public Stream<StoredBlob> keys() throws IOException {
    folder.requireRoot();
    return folder.files().flatMap(DiskBlobStore::stored);
  }

  private static Stream<StoredBlob> stored(Path file) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        return Stream.empty();
      }
      BlobKey key = new BlobKey(new Sha256(file.getFileName().toString()));
      return Stream.of(
          new StoredBlob(key, attributes.size(), attributes.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException e) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Health check() {
    return incoming.probe();
  }

  @Override
  public Optional<String> mark() throws IOException {
    folder.requireRoot();
    try {
      String word = Files.readString(folder.mark()).strip();
      folder.marked();
      return Optional.of(word);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void mark(String word) throws IOException {
    incoming.writeText(word + "\n", folder.mark());
    BlobFolder.sync(folder.root());
    folder.marked();
  }

  @Override
  public void close() {}
}
