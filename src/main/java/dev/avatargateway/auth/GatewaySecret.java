package dev.avatargateway.auth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's own signing key: a line of text, whose bytes are the key, in a file of the data
 * folder or a word that several gateways share. Whoever can read it can sign in as anybody.
 */
public final class GatewaySecret {

  static final String FILE = "secret";

  private static final Logger log = LoggerFactory.getLogger(GatewaySecret.class);
  private static final int MAX_BYTES = 4096;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private GatewaySecret() {}

  /**
   * Reads the key, and makes it first where there is none; of several processes that do so at once
   * all get the same one. The folder is made when it is missing.
   *
   * @throws IOException with a sentence for the operator when the file cannot be read or made, or
   *     holds fewer than 256 bits
   */
  public static HmacSecret in(Path dataFolder) throws IOException {
    Path file = dataFolder.resolve(FILE);
    if (!Files.exists(file)) {
      Files.createDirectories(dataFolder);
      create(file);
    }
    return read(file);
  }

  /** A word to make a key of that nobody can guess. */
  public static String fresh() {
    byte[] random = new byte[HmacSecret.SAFE_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /**
   * The key of a word that several gateways share.
   *
   * @throws IOException with a sentence for the operator when it holds fewer than 256 bits
   */
  public static HmacSecret shared(String word) throws IOException {
    if (word.getBytes(StandardCharsets.UTF_8).length < HmacSecret.SAFE_BYTES) {
      throw new IOException("The gateway's secret in the database has fewer than 256 bits");
    }
    return HmacSecret.of(word);
  }

  /**
   * The word that a folder's key is made of; empty when there is none.
   *
   * @throws IOException with a sentence for the operator when it cannot be read
   */
  public static Optional<String> word(Path dataFolder) throws IOException {
    Path file = dataFolder.resolve(FILE);
    return Files.exists(file) ? Optional.of(text(file)) : Optional.empty();
  }

  /**
   * Puts a word in the place of the one that may be there, for the eyes of the folder's owner only.
   *
   * @throws IOException when the file cannot be written
   */
  public static void keep(Path dataFolder, String word) throws IOException {
    Path file = dataFolder.resolve(FILE);
    Path draft =
        Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new", ownerOnly(file));
    try {
      write(draft, (word + "\n").getBytes(StandardCharsets.UTF_8));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static HmacSecret read(Path file) throws IOException {
    HmacSecret secret = HmacSecret.of(text(file));
    warnOfOtherReaders(file);
    return secret;
  }

  private static String text(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new IOException("The gateway's secret cannot be read from " + file, e);
    }
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    if (bytes.length > MAX_BYTES) {
      throw new IOException("The gateway's secret in " + file + " has over 4096 bytes");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length < HmacSecret.SAFE_BYTES) {
      throw new IOException(
          "The gateway's secret in "
              + file
              + " has fewer than 256 bits (32 characters); remove the file to get a new one");
    }
    return text;
  }

  private static void create(Path file) throws IOException {
    byte[] line = (fresh() + "\n").getBytes(StandardCharsets.US_ASCII);
    Path draft =
        Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new", ownerOnly(file));
    try {
      write(draft, line);
      // a link appears whole and never replaces, so the first process wins and none reads half
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException another) {
      log.debug("Another process made {} first", file);
    } catch (UnsupportedOperationException | IOException e) {
      throw new IOException("The gateway's secret cannot be made in " + file, e);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void write(Path draft, byte[] line) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(line);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return isPosix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void warnOfOtherReaders(Path file) throws IOException {
    if (isPosix(file)) {
      Set<PosixFilePermission> granted = EnumSet.copyOf(OTHERS);
      granted.retainAll(Files.getPosixFilePermissions(file));
      if (!granted.isEmpty()) {
        log.warn(
            "Others on this machine may open {}, who could sign in as anybody: chmod 600", file);
      }
    }
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
