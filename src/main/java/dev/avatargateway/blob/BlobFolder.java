package dev.avatargateway.blob;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.MarkedBlobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where things lie below the store's folder: {@code ab/abcd…} for blobs, {@code incoming} for what
 * is being written, {@code trash} for what was set aside. Names come from digests and random
 * numbers only, so none can lead elsewhere.
 */
final class BlobFolder {

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
  private static final int SHARDS = 256;
  private static final DateTimeFormatter TRASHED =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Path root;
  private final Set<Path> synced = ConcurrentHashMap.newKeySet();
  private volatile boolean isMarked;

  BlobFolder(Path root) throws IOException {
    this.root = root.toAbsolutePath().normalize();
    makeWithParents(this.root);
    makeDurable(incoming());
  }

  private static void makeWithParents(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (parent != null && !Files.isDirectory(folder)) {
      makeWithParents(parent);
      make(folder);
      sync(parent);
    }
  }

  private static void make(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw new NotDirectoryException(folder.toString());
      }
    }
  }

  Path root() {
    return root;
  }

  Path incoming() {
    return root.resolve("incoming");
  }

  /** Where blobs are kept that are none any more. */
  Path trash() {
    return root.resolve("trash");
  }

  Path mark() {
    return root.resolve(MarkedBlobs.MARK);
  }

  /** A new name in the trash: the blob's, and the moment. */
  Path inTrash(BlobKey key) {
    return trash().resolve(key.sha256().hex() + "." + TRASHED.format(Instant.now()));
  }

  /** The folder of a blob's file. */
  Path shard(BlobKey key) {
    return root.resolve(key.sha256().hex().substring(0, 2));
  }

  Path file(BlobKey key) {
    return shard(key).resolve(key.sha256().hex());
  }

  /** Makes a folder directly below the root and has its name survive a power cut. */
  void makeDurable(Path folder) throws IOException {
    if (synced.contains(folder) && Files.isDirectory(folder)) {
      return;
    }
    make(folder);
    // Also when it was there: whoever made it may not have come this far yet.
    sync(root);
    synced.add(folder);
  }

  /** Makes the folder of a blob's file; its name survives a power cut after {@link #syncNames}. */
  void makeShard(BlobKey key) throws IOException {
    Path shard = shard(key);
    if (!Files.isDirectory(shard)) {
      make(shard);
    }
  }

  /** Has the bytes of these files survive a power cut. */
  void syncAll(Collection<Path> files) throws IOException {
    if (syncWholeDisk()) {
      return;
    }
    for (Path file : files) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  /** Has all names in all folders survive a power cut. */
  void syncNames() throws IOException {
    if (syncWholeDisk()) {
      return;
    }
    sync(root);
    try (DirectoryStream<Path> shards = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path shard : shards) {
        sync(shard);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** Waits for all of the disk where the system can; false where it cannot. */
  private boolean syncWholeDisk() throws IOException {
    Optional<WholeDisk> disk = WholeDisk.available();
    if (disk.isPresent()) {
      disk.get().sync(root);
    }
    return disk.isPresent();
  }

  /** Has the names in a folder survive a power cut. */
  static void sync(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return; // Elsewhere a folder cannot be opened, and renames are journalled.
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * What is known of a blob's file; empty when there is none.
   *
   * @throws IOException when something else lies in its place, or the whole store is away
   */
  Optional<BasicFileAttributes> attributes(BlobKey key) throws IOException {
    Path file = file(key);
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        throw new IOException(file + " is not a plain file, a blob cannot be there");
      }
      return Optional.of(attributes);
    } catch (NoSuchFileException e) {
      requireRoot();
      if (Files.exists(shard(key)) && !Files.isDirectory(shard(key))) {
        throw new NotDirectoryException(shard(key).toString());
      }
      return Optional.empty();
    }
  }

  /** Says that the store's folder bears a mark from now on. */
  void marked() {
    isMarked = true;
  }

  /**
   * Fails when the store's folder is away: an absent disk is not an empty one, and neither is the
   * empty folder that it was mounted on.
   */
  void requireRoot() throws IOException {
    if (!Files.isDirectory(root)) {
      throw new NoSuchFileException(root.toString(), null, "the blob folder is missing");
    }
    if (isMarked && !Files.exists(mark())) {
      throw new NoSuchFileException(
          mark().toString(), null, "the blob folder is missing, another one is in its place");
    }
  }

  /** The files named like blobs; the names of one of the 256 folders are held at a time. */
  Stream<Path> files() {
    return IntStream.range(0, SHARDS)
        .mapToObj(i -> HexFormat.of().toHexDigits((byte) i))
        .flatMap(this::files);
  }

  private Stream<Path> files(String shard) {
    try (Stream<Path> all = Files.list(root.resolve(shard))) {
      return all.filter(file -> isName(file.getFileName(), shard)).toList().stream();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isName(Path file, String shard) {
    String name = file.toString();
    return name.startsWith(shard) && NAME.matcher(name).matches();
  }
}
