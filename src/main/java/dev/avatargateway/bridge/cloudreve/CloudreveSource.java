package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;

/**
 * The people of a Cloudreve site, read where it keeps them, in the order of their rows. A picture
 * was set when its file was written; a Gravatar at the latest when the row was last changed.
 */
public final class CloudreveSource implements Source {

  private static final Space SPACE = new Space("cloudreve");
  private static final int PAGE = 1000;

  private final Site site;
  private final RowIds ids;
  private final String name;

  private CloudreveSource(Site site, RowIds ids, String name) {
    this.site = site;
    this.ids = ids;
    this.name = name;
  }

  /**
   * Opens a site.
   *
   * @param from version 4's data folder, version 3's program folder, or a database: {@code jdbc:…},
   *     {@code mysql://…}, {@code postgres://…}, {@code sqlite:…}
   * @param files the folder with the pictures, when {@code from} is a database
   * @throws BridgeException when there is no site that can be read, or the gateway has the salt of
   *     another one
   */
  public static CloudreveSource open(String from, Optional<Path> files, RowIds ids) {
    Place place = Place.of(from, files);
    Database database = Database.reading(place.database());
    try {
      Site site = Site.open(place, database);
      ids.owner(site.salt(), 1);
      return new CloudreveSource(site, ids, place.name());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public Set<Space> spaces() {
    return Set.of(SPACE);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long count() {
    try {
      return site.users().count();
    } catch (JdbiException e) {
      return -1;
    }
  }

  @Override
  public Stream<Listing> listings(String after) throws IOException {
    if (!after.matches("[0-9]{0,18}")) {
      throw new IOException("no row of a site was at " + after);
    }
    long first = after.isEmpty() ? -1 : Long.parseLong(after);
    return Stream.iterate(
            page(first),
            Predicate.not(List::isEmpty),
            rows -> rows.size() < PAGE ? List.of() : page(rows.getLast().id()))
        .flatMap(List::stream)
        .map(this::listing);
  }

  private List<UserRow> page(long after) {
    try {
      return site.users().after(after, PAGE);
    } catch (JdbiException e) {
      throw new UncheckedIOException(
          new IOException("the site's database " + SqlTrouble.reason(e), e));
    }
  }

  private Listing listing(UserRow row) {
    String position = Long.toString(row.id());
    if (row.deleted()) {
      return new Listing(
          position, row.toString(), Optional.empty(), new Listing.Skipped("deleted there"));
    }
    Identity identity =
        new Identity(
            ids.owner(site.salt(), row.id()), null, row.email().isEmpty() ? null : row.email());
    return new Listing(position, row.toString(), Optional.of(identity), content(row));
  }

  private Listing.Content content(UserRow row) {
    if (!site.edition().serves(row.status())) {
      return new Listing.Skipped("not active there");
    }
    return switch (row.avatar()) {
      case UserRow.FILE -> picture(row);
      case UserRow.GRAVATAR ->
          new Listing.Shows(
              Shown.GRAVATAR, Math.max(0, row.updatedAt().map(Instant::toEpochMilli).orElse(0L)));
      default -> new Listing.Shows(Shown.NOTHING, 0);
    };
  }

  private Listing.Content picture(UserRow row) {
    try {
      return site.pictures()
          .find(row.id())
          .<Listing.Content>map(
              found ->
                  new Listing.Shows(
                      new Shown.Image(() -> Files.newInputStream(found.file())),
                      found.modifiedMillis()))
          .orElseGet(() -> new Listing.Skipped("its file is missing there"));
    } catch (IOException e) {
      return new Listing.Failed("its file cannot be read: " + SqlTrouble.reason(e));
    }
  }

  @Override
  public void close() {
    site.close();
  }
}
