package dev.avatargateway.bridge.csv;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.core.Fetcher;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A CSV file of people; positions are the rows' numbers. */
public final class CsvSource implements Source {

  /** Reads an id of a space as operators write it. */
  public interface OwnerReader {

    /**
     * @throws PeopleException when nobody can have this id
     */
    Owner read(String space, String id);
  }

  private final Path file;
  private final RowMeaning meaning;
  private final Set<Space> spaces = new HashSet<>();
  private final String edition;
  private long rows;

  /**
   * Checks the form of the whole file, and sees which spaces there are in it.
   *
   * @param fetcher opens the web addresses that rows name
   * @param maxBytes the longest picture that is fetched
   * @throws BridgeException when it is no such file, or a line is wrong
   */
  public CsvSource(Path file, OwnerReader owners, Fetcher fetcher, long maxBytes) {
    this.file = file.toAbsolutePath().normalize();
    this.meaning = new RowMeaning(this.file, owners, fetcher, maxBytes);
    if (!Files.isRegularFile(this.file)) {
      throw new BridgeException("there is no file " + file);
    }
    try {
      Utf8.check(this.file);
      survey(owners);
      edition = digest(this.file);
    } catch (IOException e) {
      throw new BridgeException("cannot read " + file, e);
    }
  }

  private static String digest(Path file) throws IOException {
    MessageDigest digest = Sha256.algorithm();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Sha256.of(digest).hex();
  }

  private void survey(OwnerReader owners) throws IOException {
    Set<String> seen = new HashSet<>();
    try (RowReader reader = new RowReader(file)) {
      @Nullable List<String> fields;
      while ((fields = reader.next()) != null) {
        Row row = reader.row(fields);
        if (!seen.contains(row.space())) {
          Optional<Owner> owner = RowMeaning.owner(owners, row);
          owner.ifPresent(one -> spaces.add(one.space()));
          owner.ifPresent(_ -> seen.add(row.space()));
        }
      }
      rows = reader.number();
    }
  }

  @Override
  public Set<Space> spaces() {
    return Set.copyOf(spaces);
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public String edition() {
    return edition;
  }

  @Override
  public long count() {
    return rows;
  }

  @Override
  public Stream<Listing> listings(String after) throws IOException {
    long done = after.isEmpty() ? 0 : number(after);
    RowReader reader = new RowReader(file);
    return StreamSupport.stream(new Listings(reader, done), false).onClose(() -> close(reader));
  }

  private static long number(String position) {
    try {
      return Long.parseLong(position);
    } catch (NumberFormatException e) {
      throw new BridgeException("not the number of a row: " + position, e);
    }
  }

  private static void close(RowReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}

  /** The rows behind those that are done. */
  private final class Listings extends AbstractSpliterator<Listing> {

    private final RowReader reader;
    private final long done;

    Listings(RowReader reader, long done) {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
      this.reader = reader;
      this.done = done;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Listing> action) {
      @Nullable List<String> fields;
      do {
        fields = reader.next();
      } while (fields != null && reader.number() <= done);
      if (fields == null) {
        return false;
      }
      action.accept(
          reader.tooMany(fields)
              ? meaning.failed(reader, "more fields than the first line has")
              : meaning.listing(reader, reader.row(fields)));
      return true;
    }
  }
}
