package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.ByteSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A bulk-export archive: a zip with one {@code .jsonl} at its root and files below {@code data/}.
 * Nothing is unpacked, so that names in it lead nowhere.
 */
final class Archive implements AutoCloseable {

  private static final String DATA = "data/";
  private static final String USERS = DATA + "users/";
  private static final int VERSION = 1;

  /** Archives without times have the first moment that a zip can name, in any time zone. */
  private static final long NO_TIME = 315_705_600_000L;

  private final Path file;
  private final ZipFile zip;
  private final ZipEntry lines;
  private final long created;

  /**
   * @throws BridgeException when it is no such archive
   */
  Archive(Path file) {
    this.file = file;
    if (!Files.isRegularFile(file)) {
      throw new BridgeException("there is no file " + file);
    }
    try {
      this.zip = new ZipFile(file.toFile());
    } catch (IOException e) {
      throw new BridgeException("no zip archive: " + file + " (" + e.getMessage() + ")", e);
    }
    try {
      this.lines = findLines();
      demandSingleNames();
      this.created = readVersion();
    } catch (IOException | RuntimeException e) {
      close();
      throw e instanceof BridgeException said
          ? said
          : new BridgeException("the archive cannot be read: " + file, e);
    }
  }

  String name() {
    return file.toAbsolutePath().normalize().toString();
  }

  /** The file's size and time: a digest of gigabytes would take minutes. */
  String edition() {
    try {
      return Files.size(file) + "@" + Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new BridgeException("cannot read " + file, e);
    }
  }

  /** When it was made, milliseconds since 1970; 0 when it does not tell. */
  long created() {
    return created;
  }

  ImportLines lines() throws IOException {
    return new ImportLines(zip.getInputStream(lines));
  }

  /** A file below {@code data/}, by what a line calls it. */
  Optional<ZipEntry> find(String path) {
    Optional<ZipEntry> below = Optional.ofNullable(zip.getEntry(DATA + path));
    return below.isEmpty() && path.startsWith(DATA)
        ? Optional.ofNullable(zip.getEntry(path))
        : below;
  }

  ByteSource open(ZipEntry entry) {
    return () -> {
      if (entry.isDirectory()) {
        throw new NoSuchFileException(entry.getName());
      }
      return zip.getInputStream(entry);
    };
  }

  /** When an entry was written, milliseconds since 1970; 0 when the archive does not tell. */
  static long time(ZipEntry entry) {
    long millis = entry.getLastModifiedTime() == null ? 0 : entry.getLastModifiedTime().toMillis();
    return millis < NO_TIME ? 0 : millis;
  }

  private ZipEntry findLines() {
    List<? extends ZipEntry> found;
    try (Stream<? extends ZipEntry> entries = zip.stream()) {
      found =
          entries
              .filter(e -> e.getName().endsWith(".jsonl") && !e.getName().contains("/"))
              .limit(2)
              .toList();
    }
    if (found.size() != 1) {
      throw new BridgeException(
          "no export of Mattermost, as it has "
              + (found.isEmpty() ? "no" : "more than one")
              + " .jsonl file at its root: "
              + file);
    }
    return found.getFirst();
  }

  /** Of two entries of one name the product refuses both; programs differ on which is meant. */
  private void demandSingleNames() {
    long[] hashes = new long[zip.size()];
    int users = 0;
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements() && users < hashes.length) {
      String name = entries.nextElement().getName();
      if (name.startsWith(USERS)) {
        hashes[users++] = hash(name);
      }
    }
    Arrays.sort(hashes, 0, users);
    for (int i = 1; i < users; i++) {
      if (hashes[i] == hashes[i - 1]) {
        throw new BridgeException("the archive has two entries of one name: " + file);
      }
    }
  }

  /** 64 bits of FNV-1a: a million names meet by chance once in thirty million archives. */
  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  private long readVersion() throws IOException {
    try (ImportLines all = lines()) {
      if (all.next().flatMap(ImportLines.Line::said).orElse(null)
          instanceof ImportLine.Version(int version, long made)) {
        if (version != VERSION) {
          throw new BridgeException("an export of unknown version " + version + ": " + file);
        }
        return made;
      }
    }
    throw new BridgeException(
        "no export of Mattermost, as its first line names no version: " + file);
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
