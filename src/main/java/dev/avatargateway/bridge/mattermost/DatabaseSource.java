package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;

/** A Mattermost server's people, read from its database and files in the order of their ids. */
final class DatabaseSource implements Source {

  static final int PAGE = 500;

  private final Database database;
  private final PictureFiles files;

  /** Takes over both, and closes them. */
  DatabaseSource(Database database, PictureFiles files) {
    this.database = database;
    this.files = files;
  }

  @Override
  public Set<Space> spaces() {
    return Set.of(MattermostUser.SPACE);
  }

  @Override
  public boolean knowsGravatar() {
    return false;
  }

  @Override
  public String name() {
    return database.name() + " with " + files.name();
  }

  @Override
  public long count() {
    try {
      return database.count();
    } catch (JdbiException e) {
      return -1;
    }
  }

  @Override
  public Stream<Listing> listings(String after) throws IOException {
    List<Listing> first;
    try {
      first = page(after);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return Stream.iterate(
            first,
            page -> !page.isEmpty(),
            page -> page.size() < PAGE ? List.of() : page(page.getLast().position()))
        .flatMap(List::stream);
  }

  private List<Listing> page(String after) {
    try {
      List<Listing> page = new ArrayList<>(PAGE);
      for (Database.Row row : database.page(after, PAGE)) {
        page.add(listing(row));
      }
      return page;
    } catch (JdbiException e) {
      throw new UncheckedIOException(new IOException(database.name() + " cannot be read", e));
    }
  }

  private Listing listing(Database.Row row) {
    if (!MattermostUser.isId(row.id())) {
      return new Listing(
          row.id(),
          "a user with a strange id",
          Optional.empty(),
          new Listing.Failed("the id is none of Mattermost's"));
    }
    MattermostUser user =
        new MattermostUser(
            MattermostUser.identity(row.id(), row.username(), row.email()),
            row.lastPictureUpdate());
    return Listings.of(row.id(), user, () -> new Shown.Image(files.picture(row.id())));
  }

  @Override
  public void close() {
    try (database) {
      files.close();
    }
  }
}
