package dev.avatargateway.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The copy of src/test/node in target/node, where npm has installed what the lock file names. */
final class NodeModules {
  private static final Path SOURCE = Path.of("src/test/node").toAbsolutePath();
  private static final Path TARGET = Path.of("target/node").toAbsolutePath();

  private NodeModules() {}

  /** Installs once for each state of the lock file, also when several processes ask for it. */
  static synchronized Path install() throws IOException {
    Files.createDirectories(TARGET);
    Path lockFile = TARGET.resolveSibling("node.lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("no lock on " + lockFile);
      }
      copySources();
      Path mark = TARGET.resolve(".installed");
      String wanted = hash(TARGET.resolve("package-lock.json"));
      if (!Files.exists(mark) || !Files.readString(mark).equals(wanted)) {
        Files.deleteIfExists(mark);
        npmCi();
        Files.writeString(mark, wanted);
      }
      return TARGET;
    }
  }

  private static void npmCi() throws IOException {
    List<String> command =
        List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
    Node.Output output = Node.start(TARGET, command);
    if (output.exit() != 0) {
      throw new IOException("npm ci: " + output.out() + output.err());
    }
  }

  private static void copySources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCE)) {
      files.filter(NodeModules::isSource).forEach(NodeModules::copy);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isSource(Path file) {
    return Files.isRegularFile(file) && !SOURCE.relativize(file).startsWith("node_modules");
  }

  /** Replaces in one step, because another process may just be reading the old copy. */
  private static void copy(Path file) {
    try {
      Path copy = TARGET.resolve(SOURCE.relativize(file));
      Files.createDirectories(copy.getParent());
      if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) {
        Path fresh = Files.createTempFile(copy.getParent(), "copy", ".tmp");
        Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }
}
