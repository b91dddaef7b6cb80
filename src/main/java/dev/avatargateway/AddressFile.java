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

/** A file in the data folder that says where the running server is reached. */
final class AddressFile implements AutoCloseable {

  private static final String MANAGEMENT = "management.url";
  private static final String PUBLIC = "public.url";

  private final Path file;

  private AddressFile(Path file) {
    this.file = file;
  }

  /** Says where the operator reaches it. */
  static AddressFile ofManagement(Path data, URI management) throws IOException {
    return write(data, MANAGEMENT, management.toString());
  }

  /** Says where people reach it. */
  static AddressFile ofPeople(Path data, String url) throws IOException {
    return write(data, PUBLIC, url);
  }

  private static AddressFile write(Path data, String name, String url) throws IOException {
    Path file = data.resolve(name);
    Path draft = data.resolve(name + ".new");
    Files.writeString(draft, url + "\n", StandardCharsets.UTF_8);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    return new AddressFile(file);
  }

  /**
   * Where the operator reaches the server that has a store open.
   *
   * @throws StoreLockedException this one, when nothing says so
   */
  static URI holder(Path data, StoreLockedException locked) throws IOException {
    return read(data, MANAGEMENT).orElseThrow(() -> locked);
  }

  /** Where people reach the server, without a slash at the end. */
  static Optional<String> people(Path data) throws IOException {
    return read(data, PUBLIC).map(URI::toString);
  }

  /** What a file says; after a crash it may be of a server that is gone. */
  private static Optional<URI> read(Path data, String name) throws IOException {
    try {
      URI said = new URI(Files.readString(data.resolve(name), StandardCharsets.UTF_8).strip());
      return Optional.of(said).filter(URI::isAbsolute);
    } catch (URISyntaxException | CharacterCodingException e) {
      // Half written by a server that died, so none is reached by it.
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
