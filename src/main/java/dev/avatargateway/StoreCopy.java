package dev.avatargateway;

import dev.avatargateway.bridge.Progress;
import dev.avatargateway.catalog.WholeDatabase;
import dev.avatargateway.catalog.copy.CatalogCopy;
import dev.avatargateway.catalog.copy.CatalogCopy.Compared;
import dev.avatargateway.catalog.copy.CatalogCopy.Extent;
import dev.avatargateway.catalog.copy.CopyException;
import dev.avatargateway.cli.StoreWish;
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
      Optional<PictureCopy> pictures = pictures(source, parts);
      if (!to.saysCatalog()) {
        return pictures.isEmpty() || bring(pictures.get(), Optional.empty()) ? 0 : 1;
      }
      WholeDatabase target = parts.add(StoreEnds.target(to));
      return copy(
          source,
          target,
          parts.add(CatalogCopy.begin(source, target, source.toString())),
          pictures);
    } catch (SQLException e) {
      throw CopyException.of(e);
    } catch (Stopped e) {
      out.println("stopped; run it again to go on");
      return 1;
    } finally {
      parts.close();
    }
  }

  private Optional<PictureCopy> pictures(WholeDatabase source, Parts parts) throws IOException {
    if (to.blobs().isEmpty()) {
      return Optional.empty();
    }
    BlobStore there = parts.add(StoreEnds.sourceBlobs(from));
    BlobStore here = parts.add(BlobStores.open(to.blobs().get()));
    return Optional.of(parts.add(new PictureCopy(source, there, here)));
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
    List<Compared> compared;
    try (Progress progress = Terminal.progress()) {
      progress.begin("comparing", 2 * rows, 0);
      compared = copy.compare(progress::advance);
    }
    List<Compared> others = compared.stream().filter(one -> !one.same()).toList();
    for (Compared one : others) {
      out.printf(
          "differs: %s, %,d rows in the source and %,d in the copy%n",
          one.table(), one.from(), one.to());
    }
    if (others.isEmpty()) {
      out.printf(
          "rows: %,d in %d tables, the same in both%n",
          compared.stream().mapToLong(Compared::to).sum(), compared.size());
    } else {
      out.println("somebody wrote meanwhile; stop what writes, and run it again to begin anew");
    }
    return others.isEmpty();
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
    out.printf("pictures: %,d copied in this run, %,d lost%n", outcome.copied(), outcome.lost());
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
