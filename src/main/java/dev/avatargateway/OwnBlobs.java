package dev.avatargateway;

import dev.avatargateway.catalog.Agreed;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.config.BlobPlace;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.core.MarkedBlobs;
import dev.avatargateway.core.Picture;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures of a catalog, told from an empty mount point and from another store's pictures by a
 * mark that both keep. A place without a mark gets it when the catalog has never met its pictures,
 * or when some of them are there; the folder in a catalog's own data folder gets it in any case,
 * for both are lost together or on purpose.
 */
final class OwnBlobs {

  private static final Logger LOG = LoggerFactory.getLogger(OwnBlobs.class);

  /** In the catalog once some place has borne its mark: from then on there is one to be found. */
  private static final String MET = "store.met";

  /** Of how many pictures one must be there. */
  private static final int SAMPLE = 16;

  private final StoreKeys store;
  private final Agreed agreed;
  private final List<Picture> pictures;
  private final boolean mayWrite;

  private OwnBlobs(StoreKeys store, JdbiCatalog catalog, boolean mayWrite) {
    this.store = store;
    this.agreed = catalog.agreed();
    this.pictures = catalog.packs().page("", SAMPLE);
    this.mayWrite = mayWrite;
  }

  /**
   * @throws IOException with one sentence when it is another store's place, or that of none
   */
  static MarkedBlobs open(StoreKeys store, JdbiCatalog catalog) throws IOException {
    return new OwnBlobs(store, catalog, true).open();
  }

  /** The same without a word written to the place or the catalog. */
  static MarkedBlobs look(StoreKeys store, JdbiCatalog catalog) throws IOException {
    return new OwnBlobs(store, catalog, false).open();
  }

  private MarkedBlobs open() throws IOException {
    BlobPlace place = store.blobs();
    if (BlobStores.isAway(place) && (!mayWrite || (isBegun() && !isInDataFolder()))) {
      throw missing();
    }
    MarkedBlobs blobs = BlobStores.open(place);
    try {
      check(blobs);
      return blobs;
    } catch (IOException | RuntimeException e) {
      blobs.close();
      throw e;
    }
  }

  private boolean isBegun() {
    return !pictures.isEmpty() || agreed.find(MET).isPresent();
  }

  private boolean isInDataFolder() {
    return !Catalogs.isShared(store)
        && store.blobs() instanceof BlobPlace.Folder(var path)
        && path.startsWith(store.data());
  }

  private void check(MarkedBlobs blobs) throws IOException {
    Optional<String> mark;
    try {
      mark = blobs.mark();
    } catch (IOException e) {
      if (store.blobs() instanceof BlobPlace.Bucket) {
        // Readiness tells of a bucket that is away, and all comes right when it is back.
        LOG.warn("Nobody can tell now whether these are the right pictures: {}", e.getMessage());
        return;
      }
      throw e;
    }
    Optional<String> own = agreed.find(Agreed.STORE);
    if (mark.isPresent() && mark.equals(own)) {
      meet(own.get());
    } else if (mark.isPresent()) {
      if (agreed.find(MET).isPresent() || !anyIsIn(blobs)) {
        throw foreign();
      }
      meet(mark.get());
    } else if (!isBegun() || anyIsIn(blobs) || isInDataFolder()) {
      mark(blobs);
    } else {
      throw missing();
    }
  }

  private void mark(MarkedBlobs blobs) throws IOException {
    if (mayWrite) {
      String word = agreed.first(Agreed.STORE, UUID.randomUUID().toString());
      blobs.mark(word);
      meet(word);
    }
  }

  private void meet(String mark) {
    if (mayWrite && !agreed.find(MET).equals(Optional.of(mark))) {
      agreed.put(Agreed.STORE, mark);
      agreed.put(MET, mark);
    }
  }

  private boolean anyIsIn(MarkedBlobs blobs) throws IOException {
    for (Picture picture : pictures) {
      if (blobs.find(picture.pack()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private IOException missing() {
    String fresh = UUID.randomUUID().toString();
    String word =
        mayWrite ? agreed.first(Agreed.STORE, fresh) : agreed.find(Agreed.STORE).orElse("");
    return new IOException(
        "The pictures of %s are not in %s: bring that place back or name theirs in --blobs%s"
            .formatted(
                Catalogs.name(store),
                BlobStores.name(store.blobs()),
                word.isEmpty()
                    ? ""
                    : "; if they are lost, put a file %s there that says %s"
                        .formatted(MarkedBlobs.MARK, word)));
  }

  private IOException foreign() {
    return new IOException(
        "The pictures in %s are those of another store than %s: name another place in --blobs, or"
                .formatted(BlobStores.name(store.blobs()), Catalogs.name(store))
            + " remove the file %s there if that store is no more".formatted(MarkedBlobs.MARK));
  }
}
