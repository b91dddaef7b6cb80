package dev.avatargateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the two ends of a copy; its printed form holds nothing secret.
 *
 * @param key which end: {@code --from} or {@code --to}
 * @param data the folder of a gateway's data, which holds what the others do not say; empty for
 *     none
 * @param databaseUrl the JDBC address of a PostgreSQL database, which may hold a password
 * @param user who signs in there
 * @param password with what
 * @param blobs where the pictures lie; empty when the end says nothing of pictures
 */
public record StoreEnd(
    String key,
    Optional<Path> data,
    Optional<String> databaseUrl,
    Optional<String> user,
    Optional<String> password,
    Optional<BlobPlace> blobs) {

  /**
   * @param places folders, {@code jdbc:postgresql:}, {@code s3:} and {@code file:} addresses, at
   *     most one of each kind
   * @param bucket how a bucket among them is reached
   */
  static StoreEnd of(
      String key,
      List<String> places,
      @Nullable String user,
      @Nullable String password,
      BlobKeys bucket) {
    Optional<String> database = only(key, places, Kind.DATABASE);
    Optional<String> pictures = only(key, places, Kind.PICTURES);
    Optional<Path> data =
        only(key, places, Kind.FOLDER)
            .map(place -> Check.path(key, place).toAbsolutePath().normalize());
    bucket.blobs = pictures.orElse(null);
    boolean saysPictures = pictures.isPresent() || data.isPresent();
    return new StoreEnd(
        key,
        data,
        database,
        Optional.ofNullable(Check.notEmpty(key + "-database-user", user)),
        Optional.ofNullable(Check.notEmpty(key + "-database-password", password)),
        saysPictures ? Optional.of(bucket.place(key, data.orElse(Path.of("")))) : Optional.empty());
  }

  /** What a place says. */
  private enum Kind {
    DATABASE,
    PICTURES,
    FOLDER;

    static Kind of(String place) {
      if (place.startsWith("jdbc:")) {
        return DATABASE;
      }
      return place.startsWith("s3:") || place.startsWith("file:") ? PICTURES : FOLDER;
    }
  }

  private static Optional<String> only(String key, List<String> places, Kind kind) {
    List<String> some = places.stream().filter(place -> Kind.of(place) == kind).toList();
    if (some.size() > 1) {
      throw new ConfigException(key, "names two places of the same kind");
    }
    if (kind == Kind.DATABASE && !some.stream().allMatch(u -> u.startsWith("jdbc:postgresql:"))) {
      throw new ConfigException(key, "must be jdbc:postgresql://HOST/NAME for a database");
    }
    return some.stream().findFirst();
  }

  /** Whether the end says where people are. */
  public boolean saysCatalog() {
    return databaseUrl.isPresent() || data.isPresent();
  }

  @Override
  public String toString() {
    return "StoreEnd[" + key + "]";
  }
}
