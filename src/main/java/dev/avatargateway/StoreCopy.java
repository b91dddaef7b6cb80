package dev.avatargateway;

import dev.avatargateway.bridge.Progress;
import dev.avatargateway.catalog.WholeDatabase;
import dev.avatargateway.catalog.copy.CatalogCopy;
import dev.avatargateway.catalog.copy.CatalogCopy.Compared;
import dev.avatargateway.catalog.copy.CatalogCopy.Extent;
import dev.avatargateway.catalog.copy.CopyException;
import dev.avatargateway.cli.StoreWish;
import dev.avatargateway.config.BlobPlace;
import dev.avatargateway.config.StoreEnd;
import dev.avatargateway.core.BlobStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Brings a store to another place: its rows, its secret, its pictures; and compares in the end. */
final class StoreCopy {

  private final StoreEnd from;
  private final StoreEnd to;
  private final Shutdown shutdown;
  private final PrintWriter out;

  StoreCopy(StoreWish.Copy wish, Shutdown shutdown, PrintWriter out) {
    this.from = wish.from();
    this.to = wish.to();
    this.shutdown = shutdown;
    this.out = out;
  }

  /**
   * @return 0 when all is there and the same, 1 when pictures are lost, rows differ, or it was
   *     stopped
   * @throws CopyException with one sentence when it cannot begin or go on
   */
  int run() throws IOException {
    Parts parts = new Parts();
    try {
      WholeDatabase source = parts.add(StoreEnds.source(from));
      Optional<CopiedMark> place = place(source, parts);
      Optional<PictureCopy> pictures = pictures(source, place, parts);
      if (!to.saysCatalog()) {
        return pictures.isEmpty() || bringAlone(place.orElseThrow(), pictures.get()) ? 0 : 1;
      }
      WholeDatabase target = parts.add(StoreEnds.target(to));
      CatalogCopy copy = parts.add(CatalogCopy.begin(source, target, source.toString()));
      if (copy.isFull()) {
        return verify(source, target, copy, pictures);
      }
      if (source.isServed()) {
        out.println(
            "a gateway is running on " + source + ": if it changes anything, this begins anew");
      }
      if (place.isPresent()) {
        place.get().toBoth(target);
      } else {
        CopiedMark.toCatalog(source, target);
      }
      return copy(source, target, copy, pictures);
    } catch (SQLException e) {
      throw CopyException.of(e);
    } catch (Stopped e) {
      out.println("stopped; run it again to go on");
      return 1;
    } finally {
      parts.close();
    }
  }

  private Optional<CopiedMark> place(WholeDatabase source, Parts parts) throws IOException {
    if (to.blobs().isEmpty()) {
      return Optional.empty();
    }
    BlobPlace place = to.blobs().get();
    return Optional.of(new CopiedMark(source, parts.add(BlobStores.open(place)), place));
  }

  private Optional<PictureCopy> pictures(
      WholeDatabase source, Optional<CopiedMark> place, Parts parts) throws IOException {
    if (place.isEmpty()) {
      return Optional.empty();
    }
    BlobStore there = parts.add(StoreEnds.sourceBlobs(from));
    return Optional.of(parts.add(new PictureCopy(source, there, place.get().blobs())));
  }

  private boolean bringAlone(CopiedMark place, PictureCopy pictures)
      throws IOException, SQLException {
    place.toPlace();
    return bring(pictures, Optional.empty());
  }

  /** For a target that has people: the copy may have been brought to its end before. */
  private int verify(
      WholeDatabase source, WholeDatabase target, CatalogCopy copy, Optional<PictureCopy> pictures)
      throws IOException, SQLException {
    Optional<String> word = StoreEnds.secret(from, source);
    List<Compared> compared = compared(copy, copy.extent().all());
    if (!compared.stream().allMatch(Compared::same)
        || (word.isPresent() && !word.equals(StoreEnds.secret(to, target)))) {
      throw copy.notEmpty();
    }
    out.println("already complete");
    tellSame(compared);
    return pictures.isEmpty() || bring(pictures.get(), Optional.empty()) ? 0 : 1;
  }

  private int copy(
      WholeDatabase source, WholeDatabase target, CatalogCopy copy, Optional<PictureCopy> pictures)
      throws IOException, SQLException {
    Extent extent = copy.extent();
    try (Progress progress = Terminal.progress()) {
      progress.begin("people", extent.all(), extent.done());
      if (extent.done() > 0) {
        progress.say("going on behind %,d rows".formatted(extent.done()));
      }
      if (!copy.copyRows(progress::advance, shutdown::isWished)) {
        throw new Stopped();
      }
    }
    Optional<String> word = StoreEnds.secret(from, source);
    if (word.isPresent() && !word.equals(StoreEnds.secret(to, target))) {
      StoreEnds.keepSecret(to, target, word.get());
    }
    boolean whole = pictures.isEmpty() || bring(pictures.get(), Optional.of(copy));
    boolean same = compare(copy, extent.all());
    if (same) {
      copy.finish();
    }
    return same && whole ? 0 : 1;
  }

  private boolean compare(CatalogCopy copy, long rows) throws SQLException {
    List<Compared> compared = compared(copy, rows);
    List<Compared> others = compared.stream().filter(one -> !one.same()).toList();
    for (Compared one : others) {
      out.printf(
          "differs: %s, %,d rows in the source and %,d in the copy%n",
          one.table(), one.from(), one.to());
    }
    if (others.isEmpty()) {
      tellSame(compared);
    } else {
      out.println("somebody wrote meanwhile; stop what writes, and run it again to begin anew");
    }
    return others.isEmpty();
  }

  private static List<Compared> compared(CatalogCopy copy, long rows) throws SQLException {
    try (Progress progress = Terminal.progress()) {
      progress.begin("comparing", 2 * rows, 0);
      return copy.compare(progress::advance);
    }
  }

  private void tellSame(List<Compared> compared) {
    out.printf(
        "rows: %,d in %d tables, the same in both%n",
        compared.stream().mapToLong(Compared::to).sum(), compared.size());
  }

  /** Whether no picture is lost. */
  private boolean bring(PictureCopy pictures, Optional<CatalogCopy> noted)
      throws IOException, SQLException {
    PictureCopy.Outcome outcome;
    try (Progress progress = Terminal.progress()) {
      outcome = pictures.run(noted, progress, shutdown::isWished);
    }
    if (outcome.stopped()) {
      throw new Stopped();
    }
    out.printf(
        "pictures: %,d copied in this run, %,d were there already, %,d lost%n",
        outcome.copied(), outcome.there(), outcome.lost());
    return outcome.lost() == 0;
  }

  /** The process is to end. */
  private static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stopped() {
      super(null, null, false, false);
    }
  }
}
