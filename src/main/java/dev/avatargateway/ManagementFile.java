package dev.avatargateway;

import dev.avatargateway.catalog.StoreLockedException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file in the data folder that says where the running server's management port is. */
final class ManagementFile implements AutoCloseable {

  private final Path file;

  private ManagementFile(Path file) {
    this.file = file;
  }

  static ManagementFile write(Path data, URI management) throws IOException {
    Path file = path(data);
    Path draft = data.resolve(file.getFileName() + ".new");
    Files.writeString(draft, management + "\n", StandardCharsets.UTF_8);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    return new ManagementFile(file);
  }

  /**
   * Where the server is that has a store open.
   *
   * @throws StoreLockedException this one, when nothing says so
   */
  static URI holder(Path data, StoreLockedException locked) throws IOException {
    return read(data).orElseThrow(() -> locked);
  }

  /** What the file says; after a crash it may be of a server that is gone. */
  private static Optional<URI> read(Path data) throws IOException {
    try {
      URI said = new URI(Files.readString(path(data), StandardCharsets.UTF_8).strip());
      return Optional.of(said).filter(URI::isAbsolute);
    } catch (URISyntaxException | CharacterCodingException e) {
      // Half written by a server that died, so none is reached by it.
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Path path(Path data) {
    return data.resolve("management.url");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
