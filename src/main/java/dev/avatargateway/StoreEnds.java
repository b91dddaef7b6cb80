package dev.avatargateway;

import dev.avatargateway.auth.GatewaySecret;
import dev.avatargateway.catalog.StoreLockedException;
import dev.avatargateway.catalog.WholeDatabase;
import dev.avatargateway.catalog.copy.CopyException;
import dev.avatargateway.config.BlobPlace;
import dev.avatargateway.config.ConfigException;
import dev.avatargateway.config.StoreEnd;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.core.BlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Opens the ends of a copy as the operator named them. */
final class StoreEnds {

  private StoreEnds() {}

  /** The catalog that is copied, which must be there. */
  static WholeDatabase source(StoreEnd from) {
    if (from.databaseUrl().isPresent()) {
      return postgres(from);
    }
    Path data =
        from.data()
            .orElseThrow(
                () ->
                    new ConfigException(
                        from.key(), "must say where the people are: DIR or jdbc:postgresql:..."));
    require(from.key(), data);
    try {
      return WholeDatabase.embedded(data);
    } catch (StoreLockedException e) {
      throw new CopyException(e.getMessage() + ": stop the server or copy a backup of it");
    }
  }

  /**
   * @throws ConfigException when the keys name no store that is there
   */
  static void require(StoreKeys store) {
    if (!Catalogs.isShared(store)) {
      require("--data", store.data());
    }
  }

  private static void require(String key, Path data) {
    if (!Files.exists(catalog(data))) {
      throw new ConfigException(key, "there is no store in " + data);
    }
  }

  /** The catalog's file in a data folder. */
  static Path catalog(Path data) {
    return data.resolve("catalog.mv.db");
  }

  /** The catalog that is copied to, which is made when it is missing. */
  static WholeDatabase target(StoreEnd to) throws IOException {
    if (to.databaseUrl().isPresent()) {
      return postgres(to);
    }
    Path data = to.data().orElseThrow();
    DataFolder.make(data);
    return WholeDatabase.embedded(data);
  }

  private static WholeDatabase postgres(StoreEnd end) {
    return WholeDatabase.postgres(
        Catalogs.address(end.key(), end.databaseUrl().orElseThrow(), end.user(), end.password()));
  }

  /** The pictures that are copied. */
  static BlobStore sourceBlobs(StoreEnd from) throws IOException {
    BlobPlace place =
        from.blobs()
            .orElseThrow(
                () ->
                    new ConfigException(
                        from.key(),
                        "must say where the pictures are too: DIR, file:DIR or s3:..."));
    if (place instanceof BlobPlace.Folder folder && !Files.isDirectory(folder.path())) {
      throw new ConfigException(from.key(), "there is no folder " + folder.path());
    }
    return BlobStores.open(place);
  }

  /** The word of which the gateway's key is made; empty when there is none yet. */
  static Optional<String> secret(StoreEnd end, WholeDatabase catalog)
      throws IOException, SQLException {
    return catalog.isShared() ? catalog.secret() : GatewaySecret.word(end.data().orElseThrow());
  }

  static void keepSecret(StoreEnd end, WholeDatabase catalog, String word)
      throws IOException, SQLException {
    if (catalog.isShared()) {
      catalog.keepSecret(word);
    } else {
      GatewaySecret.keep(end.data().orElseThrow(), word);
    }
  }
}
