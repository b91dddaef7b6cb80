package dev.avatargateway;

import dev.avatargateway.auth.GatewaySecret;
import dev.avatargateway.blob.BlobLinks;
import dev.avatargateway.bridge.Progress;
import dev.avatargateway.catalog.Agreed;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.catalog.StoreLockedException;
import dev.avatargateway.catalog.WholeDatabase;
import dev.avatargateway.catalog.copy.CopyException;
import dev.avatargateway.catalog.copy.Packs;
import dev.avatargateway.catalog.copy.Packs.Pack;
import dev.avatargateway.cli.StoreWish;
import dev.avatargateway.config.BlobPlace;
import dev.avatargateway.config.ConfigException;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.MarkedBlobs;
import dev.avatargateway.operator.DeskClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Writes a data folder that holds what another holds now, beside its place, and gives it its name
 * when it is whole.
 *
 * <p>Pictures are linked before the catalog is copied, and again after: one that is in the copied
 * catalog was there before, and is linked whatever is swept since; or it is new, and so young that
 * no sweeper touches it.
 */
final class StoreBackup {

  private final StoreKeys store;
  private final Path folder;
  private final PrintWriter out;
  private long pictures;
  private long lost;

  StoreBackup(StoreWish.Backup wish, PrintWriter out) {
    this.store = wish.store();
    this.folder = wish.folder().toAbsolutePath().normalize();
    this.out = out;
  }

  /**
   * @return 0 done, 1 when a picture is missing in the store itself
   */
  int run() throws IOException, InterruptedException {
    if (Catalogs.isShared(store)) {
      throw new ConfigException(
          "--database-url", "a store in PostgreSQL is backed up by pg_dump and the bucket's means");
    }
    StoreEnds.require(store);
    refuseOwn(store.data());
    if (store.blobs() instanceof BlobPlace.Folder(Path pictures)
        && !BlobStores.isAway(store.blobs())) {
      refuseOwn(pictures);
    }
    try (Draft draft = Draft.beside(folder);
        Progress progress = Terminal.progress()) {
      write(draft.path(), progress);
      draft.publish();
    } catch (SQLException e) {
      throw CopyException.of(e);
    }
    out.printf("%s: %,d pictures, %,d missing%n", folder, pictures, lost);
    return lost == 0 ? 0 : 1;
  }

  /** What is written within what is copied would be copied too, and the other way round. */
  private void refuseOwn(Path own) throws IOException {
    Path real = own.toRealPath();
    Path there = Draft.real(folder);
    if (there.startsWith(real) || real.startsWith(there)) {
      throw new ConfigException("--to", folder + " is within the store itself, or around it");
    }
  }

  private void write(Path draft, Progress progress)
      throws IOException, InterruptedException, SQLException {
    BlobPlace place = store.blobs();
    Path blobs = draft.resolve("blobs");
    Optional<String> mark;
    if (BlobStores.isAway(place)) {
      mark = Optional.empty();
      Draft.move(catalogFile(), StoreEnds.catalog(draft));
      try (WholeDatabase copied = WholeDatabase.embedded(draft)) {
        if (Packs.count(copied) > 0) {
          throw new NoSuchFileException(BlobStores.name(place));
        }
      }
    } else if (place instanceof BlobPlace.Folder files) {
      BlobLinks links = new BlobLinks(files.path(), blobs);
      progress.begin("linking pictures", -1, 0);
      links.linkAll(progress::advance);
      Draft.move(catalogFile(), StoreEnds.catalog(draft));
      try (WholeDatabase copied = WholeDatabase.embedded(draft)) {
        link(copied, links, progress);
        mark = copied.agreed(Agreed.STORE);
      }
      links.sync();
    } else {
      Draft.move(catalogFile(), StoreEnds.catalog(draft));
      try (WholeDatabase copied = WholeDatabase.embedded(draft);
          BlobStore from = BlobStores.open(place);
          BlobStore to = BlobStores.open(new BlobPlace.Folder(blobs));
          PictureCopy copy = new PictureCopy(copied, from, to)) {
        PictureCopy.Outcome outcome = copy.run(Optional.empty(), progress, () -> false);
        pictures = outcome.copied() + outcome.there();
        lost = outcome.lost();
        mark = copied.agreed(Agreed.STORE);
      }
    }
    if (mark.isPresent()) {
      try (MarkedBlobs marked = BlobStores.open(new BlobPlace.Folder(blobs))) {
        marked.mark(mark.get());
      }
    }
    Optional<String> word = GatewaySecret.word(store.data());
    if (word.isPresent()) {
      GatewaySecret.keep(draft, word.get());
    }
  }

  private void link(WholeDatabase catalog, BlobLinks links, Progress progress)
      throws IOException, SQLException {
    progress.begin("checking pictures", Packs.count(catalog), 0);
    try (Packs packs = new Packs(catalog, Optional.empty())) {
      for (var next = packs.next(); next.isPresent(); next = packs.next()) {
        Pack pack = next.get();
        long length = links.link(pack.key());
        if (length < pack.length()) {
          progress.say(
              "lost: picture "
                  + pack.key()
                  + (length < 0 ? ", it is missing" : ", it is too short"));
          lost++;
        } else {
          pictures++;
        }
        progress.advance(1);
      }
    }
    try (Packs.Known known = new Packs.Known(catalog)) {
      links.keepOnly(known);
    }
  }

  /** The catalog's file as it is now, which the server writes where one runs. */
  private Path catalogFile() throws IOException, InterruptedException {
    Path data = store.data();
    try (JdbiCatalog catalog = Catalogs.open(store, InstantSource.system())) {
      return data.resolve(CatalogFile.write(store, catalog));
    } catch (StoreLockedException e) {
      return data.resolve(
          new DeskClient(AddressFile.holder(data, e), OperatorTokens.credential(data))
              .backup()
              .orElseThrow(() -> e));
    }
  }
}
