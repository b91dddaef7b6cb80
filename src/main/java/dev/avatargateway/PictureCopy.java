package dev.avatargateway;

import dev.avatargateway.blob.BlobCopy;
import dev.avatargateway.blob.BlobCopy.Brought;
import dev.avatargateway.blob.BlobCopy.Lost;
import dev.avatargateway.blob.BlobCopy.Wanted;
import dev.avatargateway.bridge.Progress;
import dev.avatargateway.catalog.WholeDatabase;
import dev.avatargateway.catalog.copy.CatalogCopy;
import dev.avatargateway.catalog.copy.Packs;
import dev.avatargateway.catalog.copy.Packs.Pack;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Brings the pictures that a catalog refers to from one store to another. */
final class PictureCopy implements AutoCloseable {

  private static final int PORTION = 256;

  private final WholeDatabase catalog;
  private final BlobCopy blobs;
  private long copied;

  PictureCopy(WholeDatabase catalog, BlobStore from, BlobStore to) throws IOException {
    this.catalog = catalog;
    this.blobs = new BlobCopy(from, to);
  }

  /**
   * What came of it.
   *
   * @param copied how many were brought now
   * @param there how many the target had before
   * @param lost how many the source does not have as they should be, with those of earlier runs
   */
  record Outcome(long copied, long there, long lost, boolean stopped) {}

  /**
   * @param noted where it is noted how far this came; empty to begin at the beginning
   */
  Outcome run(Optional<CatalogCopy> noted, Progress progress, BooleanSupplier stop)
      throws IOException, SQLException {
    long all = Packs.count(catalog);
    progress.begin("pictures", all, 0);
    long lost = 0;
    Optional<BlobKey> after = Optional.empty();
    if (noted.isPresent()) {
      after = noted.get().blobsReached();
      lost += again(noted.get(), progress);
    }
    try (Packs packs = new Packs(catalog, after)) {
      List<Pack> portion = portion(packs);
      while (!portion.isEmpty()) {
        List<Pack> gone = bring(portion, progress);
        lost += gone.size();
        if (noted.isPresent()) {
          noted.get().reachBlobs(portion.getLast().key(), gone);
        }
        if (stop.getAsBoolean()) {
          return new Outcome(copied, 0, lost, true);
        }
        portion = portion(packs);
      }
    }
    return new Outcome(copied, all - copied - lost, lost, false);
  }

  /** Those that were lost before may have been mended; tells how many were not. */
  private long again(CatalogCopy noted, Progress progress) throws IOException, SQLException {
    List<Pack> before = noted.lostBlobs();
    List<Pack> gone = bring(before, progress);
    for (Pack pack : before) {
      if (!gone.contains(pack)) {
        noted.foundBlob(pack.key());
      }
    }
    return gone.size();
  }

  private static List<Pack> portion(Packs packs) throws SQLException {
    List<Pack> portion = new ArrayList<>();
    while (portion.size() < PORTION) {
      Optional<Pack> next = packs.next();
      if (next.isEmpty()) {
        break;
      }
      portion.add(next.get());
    }
    return portion;
  }

  /** Those of them that are lost. */
  private List<Pack> bring(List<Pack> some, Progress progress) throws IOException {
    Brought brought =
        blobs.bring(some.stream().map(pack -> new Wanted(pack.key(), pack.length())).toList());
    List<Lost> lost = brought.lost();
    lost.forEach(one -> progress.say("lost: picture " + one.key() + ", " + one.reason()));
    progress.advance(some.size());
    copied += some.size() - lost.size() - brought.there();
    Set<BlobKey> keys = lost.stream().map(Lost::key).collect(Collectors.toSet());
    return some.stream().filter(pack -> keys.contains(pack.key())).toList();
  }

  @Override
  public void close() {
    blobs.close();
  }
}
