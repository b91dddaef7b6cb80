package dev.avatargateway;

import dev.avatargateway.catalog.Agreed;
import dev.avatargateway.catalog.WholeDatabase;
import dev.avatargateway.catalog.copy.CopyException;
import dev.avatargateway.config.BlobPlace;
import dev.avatargateway.core.MarkedBlobs;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The mark by which a store knows its pictures, on its way into a copy. */
record CopiedMark(WholeDatabase source, MarkedBlobs blobs, BlobPlace place) {

  /** For a copy without pictures, whose gateway finds those of the source. */
  static void toCatalog(WholeDatabase source, WholeDatabase target) throws SQLException {
    Optional<String> word = source.agreed(Agreed.STORE);
    if (word.isPresent()) {
      target.keepAgreed(Agreed.STORE, word.get());
    }
  }

  /**
   * For a copy of both; a place that bears the target's own mark keeps it.
   *
   * @throws CopyException when the place is another store's
   */
  void toBoth(WholeDatabase target) throws IOException, SQLException {
    Optional<String> before = target.agreed(Agreed.STORE);
    Optional<String> there = blobs.mark();
    if (there.isPresent() && there.equals(before)) {
      return;
    }
    Optional<String> word = source.agreed(Agreed.STORE);
    refuseOther(there, word);
    String kept = word.or(() -> before).orElseGet(() -> UUID.randomUUID().toString());
    target.keepAgreed(Agreed.STORE, kept);
    blobs.mark(kept);
  }

  /**
   * For pictures alone.
   *
   * @throws CopyException when the place is another store's
   */
  void toPlace() throws IOException, SQLException {
    Optional<String> there = blobs.mark();
    Optional<String> word = source.agreed(Agreed.STORE);
    refuseOther(there, word);
    if (word.isPresent() && there.isEmpty()) {
      blobs.mark(word.get());
    }
  }

  private void refuseOther(Optional<String> there, Optional<String> word) {
    if (there.isPresent() && !there.equals(word)) {
      throw new CopyException(
          "%s holds another store's pictures; where that store is no more, remove the file %s there"
              .formatted(BlobStores.name(place), MarkedBlobs.MARK));
    }
  }
}
