package dev.avatargateway;

import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.core.PeopleException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A copy of an embedded catalog's file on its way into a backup. */
final class CatalogFile {

  private static final String BEGINNING = "backup-";

  /** Younger ones may be on their way. */
  private static final Duration LEFTOVER_AGE = Duration.ofHours(1);

  private CatalogFile() {}

  /**
   * Writes it beside the catalog, where the server may surely write, and removes those that nobody
   * took away.
   *
   * @return its name in the data folder
   * @throws PeopleException when the catalog is no file
   */
  static synchronized String write(StoreKeys store, JdbiCatalog catalog) throws IOException {
    if (Catalogs.isShared(store)) {
      throw new PeopleException(
          "this gateway's people are in PostgreSQL: pg_dump makes a backup of them");
    }
    try (DirectoryStream<Path> old =
        Files.newDirectoryStream(store.data(), BEGINNING + "*.mv.db")) {
      Instant eldest = Instant.now().minus(LEFTOVER_AGE);
      for (Path file : old) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(eldest)) {
          Files.deleteIfExists(file);
        }
      }
    }
    String name = BEGINNING + UUID.randomUUID() + ".mv.db";
    catalog.backup(store.data().resolve(name));
    return name;
  }
}
