package dev.avatargateway.bridge.csv;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.core.Fetcher;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What rows say, in the bridge's words. Safe for use by many threads. */
final class RowMeaning {

  private static final Pattern WEB_ADDRESS =
      Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final int LONGEST_ADDRESS = 320;
  private static final int LONGEST_NAME = 1024;

  private final Path folder;
  private final CsvSource.OwnerReader owners;
  private final Fetcher fetcher;
  private final long maxBytes;

  RowMeaning(Path file, CsvSource.OwnerReader owners, Fetcher fetcher, long maxBytes) {
    @Nullable Path parent = file.getParent();
    this.folder = parent == null ? file : parent;
    this.owners = owners;
    this.fetcher = fetcher;
    this.maxBytes = maxBytes;
  }

  /** Who a row is about; empty when there can be nobody like that. */
  static Optional<Owner> owner(CsvSource.OwnerReader owners, Row row) {
    try {
      return Optional.of(owners.read(row.space(), row.id()));
    } catch (PeopleException | BridgeException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  Listing listing(RowReader at, Row row) {
    Optional<Owner> owner = owner(owners, row);
    if (owner.isEmpty()) {
      return failed(at, "no such space, or nobody in it can have this id");
    }
    if (row.email().length() > LONGEST_ADDRESS || row.name().length() > LONGEST_NAME) {
      return failed(at, "an e-mail address or name that is too long");
    }
    if (Stream.of(row.email(), row.name()).anyMatch(text -> text.indexOf('\0') >= 0)) {
      return failed(at, "an e-mail address or name with a NUL character");
    }
    Identity identity = new Identity(owner.get(), orNull(row.name()), orNull(row.email()));
    return listing(at, Optional.of(identity), content(row.look()));
  }

  Listing failed(RowReader at, String reason) {
    return listing(at, Optional.empty(), new Listing.Failed(reason));
  }

  private static Listing listing(RowReader at, Optional<Identity> who, Listing.Content content) {
    return new Listing(Long.toString(at.number()), "line " + at.line(), who, content);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private Listing.Content content(String look) {
    if (look.isEmpty()) {
      return new Listing.Shows(Shown.NOTHING, 0);
    }
    if (look.equalsIgnoreCase(Row.GRAVATAR)) {
      return new Listing.Shows(Shown.GRAVATAR, 0);
    }
    if (WEB_ADDRESS.matcher(look).matches()) {
      return new Listing.Shows(new Shown.Image(() -> fetcher.open(look, maxBytes)), 0);
    }
    try {
      Path picture = folder.resolve(look);
      return new Listing.Shows(new Shown.Image(() -> open(picture)), setAt(picture));
    } catch (InvalidPathException _) {
      return new Listing.Failed("no file can have this name");
    }
  }

  /** A pipe or a device would never end, or never begin. */
  private static InputStream open(Path picture) throws IOException {
    if (!Files.isRegularFile(picture)) {
      // The list names it, so that it is a slip; a product's own lost file is another thing.
      throw new IOException(Files.exists(picture) ? "not a file" : "there is no such file");
    }
    return Files.newInputStream(picture);
  }

  private static long setAt(Path picture) {
    try {
      return Math.max(0, Files.getLastModifiedTime(picture).toMillis());
    } catch (IOException _) {
      return 0;
    }
  }
}
