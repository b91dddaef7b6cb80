package dev.avatargateway;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.cloudreve.RowIds;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.catalog.StoreLockedException;
import dev.avatargateway.cli.Migration;
import dev.avatargateway.config.PictureKeys;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.core.Arrivals;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Fetcher;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Intake;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Portions;
import dev.avatargateway.core.Wardrobe;
import dev.avatargateway.dialect.cloudreve.CloudreveIds;
import dev.avatargateway.fetch.PublicFetcher;
import dev.avatargateway.image.OpenCvImaging;
import dev.avatargateway.limits.BudgetedBlobs;
import dev.avatargateway.operator.BulkClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What long work needs in a process of its own: it decodes here and puts packs itself; people go to
 * the database, or to the running server where that alone has it open.
 */
final class Workbench implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration NAP = Duration.ofMillis(100);

  private final Parts parts;
  private final Bulk bulk;
  private Optional<Portions> portions = Optional.empty();
  private final Imaging imaging;
  private final Fetcher fetcher;
  private final Wardrobe wardrobe;
  private final Owners owners;
  private final CloudreveIds ids;
  private Optional<BudgetedBlobs> room = Optional.empty();
  private final Optional<String> salt;

  private Workbench(Migration wish, Parts parts) throws IOException {
    this.parts = parts;
    StoreKeys store = wish.store();
    PictureKeys pictures = wish.pictures();
    Path data = store.data();
    salt = Optional.ofNullable(store.cloudreveHashIdSalt());
    ids = new CloudreveIds(salt);
    owners = new Owners(ids);
    DataFolder.make(data);
    imaging = new OpenCvImaging(data.resolve("native"), pictures.imageMemory(), PATIENCE);
    Opened opened = store(wish);
    bulk = opened.bulk;
    fetcher = new PublicFetcher(PictureSettings.FETCH_LIMITS, PictureSettings.fetchAllow(pictures));
    wardrobe =
        new Wardrobe(
            Intake.ofFew(data.resolve("incoming")),
            fetcher,
            imaging,
            opened.blobs,
            PictureSettings.cuts(pictures));
  }

  static Workbench open(Migration wish) throws IOException {
    Parts parts = new Parts();
    try {
      return new Workbench(wish, parts);
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** The two halves of a store. */
  private record Opened(Bulk bulk, BlobStore blobs) {}

  /** The pictures; within the room that there is for them, for who brings some. */
  private BlobStore within(Migration wish, BlobStore blobs) {
    if (wish.verb() != Migration.Verb.IMPORT || wish.run().dryRun()) {
      return parts.add(blobs);
    }
    // What is refused is told in the summary.
    BudgetedBlobs budgeted =
        parts.add(BlobStores.budgeted(blobs, wish.store().blobs(), wish.disk(), _ -> {}));
    room = Optional.of(budgeted);
    return budgeted;
  }

  /** Waits until it is known how much the pictures take, where that is limited. */
  void awaitCount(BooleanSupplier stop) throws InterruptedException {
    while (room.isPresent() && !stop.getAsBoolean() && !room.get().awaitCount(NAP)) {
      // A store of many pictures is counted for a while.
    }
  }

  private Opened store(Migration wish) throws IOException {
    StoreKeys store = wish.store();
    try {
      JdbiCatalog database = parts.add(Catalogs.open(store, InstantSource.system()));
      new Agreement(store, database).ofCommand(Optional.of(wish.pictures().masterEdge()));
      BlobStore blobs = within(wish, OwnBlobs.open(store, database));
      JdbiCatalog catalog = database.over(blobs);
      owners.relabel(catalog);
      if (Catalogs.isShared(store)) {
        portions = Optional.of(catalog.portions());
      }
      return new Opened(catalog.bulk(), blobs);
    } catch (StoreLockedException e) {
      URI server = AddressFile.holder(store.data(), e);
      BlobStore blobs = within(wish, BlobStores.openExisting(store.blobs()));
      return new Opened(
          parts.add(new BulkClient(server, () -> OperatorTokens.credential(store.data()))), blobs);
    }
  }

  Bulk bulk() {
    return bulk;
  }

  /** How work is shared, where many have the database open. */
  Optional<Portions> portions() {
    return portions;
  }

  Imaging imaging() {
    return imaging;
  }

  Fetcher fetcher() {
    return fetcher;
  }

  Wardrobe wardrobe() {
    return wardrobe;
  }

  Arrivals arrivals() {
    return parts.add(new Arrivals(wardrobe, InstantSource.system()));
  }

  Owners owners() {
    return owners;
  }

  CloudreveIds ids() {
    return ids;
  }

  /** Names a Cloudreve user as the gateway with this salt, or without one, knows them. */
  RowIds rowIds() {
    refuseOtherSalt();
    return (siteSalt, row) -> {
      Owner numbered = new Owner(CloudreveIds.SPACE, "#" + row);
      if (salt.isEmpty()) {
        String hashid = new CloudreveIds(Optional.of(siteSalt)).wire(numbered);
        return new Owner(CloudreveIds.SPACE, hashid);
      }
      if (!salt.get().equals(siteSalt)) {
        throw new BridgeException("--cloudreve-hash-id-salt is not the salt of this site");
      }
      return numbered;
    };
  }

  /** Ids that the gateway would not find are not written: it must know as much of the salt. */
  private void refuseOtherSalt() {
    // Row numbers begin with #, which sorts before everything a hashid begins with.
    Optional<String> first =
        bulk.page(CloudreveIds.SPACE, "", 1).stream()
            .map(sitter -> sitter.identity().owner().externalId())
            .findFirst();
    boolean rows = first.isPresent() && first.get().startsWith("#");
    if (rows && salt.isEmpty()) {
      throw new BridgeException(
          "the gateway knows Cloudreve's users by row: give --cloudreve-hash-id-salt as to serve");
    }
    if (bulk instanceof BulkClient && first.isPresent() && !rows && salt.isPresent()) {
      throw new BridgeException(
          "the gateway knows Cloudreve's users by hashid: start it with --cloudreve-hash-id-salt"
              + " too, or leave it away here");
    }
  }

  /** Closes this too, in the end. */
  <T extends AutoCloseable> T lend(T part) {
    return parts.add(part);
  }

  @Override
  public void close() {
    parts.close();
  }
}
