package dev.avatargateway.upkeep;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.BlobStore.StoredBlob;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Packs;
import dev.avatargateway.core.Packs.Fault;
import dev.avatargateway.core.Picture;
import dev.avatargateway.upkeep.Examination.State;
import dev.avatargateway.upkeep.Finding.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Says of one blob at a time what is wrong with it, and sets it aside where that is wished. */
final class Bedside {

  private final BlobStore blobs;
  private final Packs packs;
  private final Duration grace;
  private final boolean repair;
  private final InstantSource clock;
  private final Examination examination;

  /**
   * @param grace how old a blob must be that nothing refers to, to be an orphan
   * @param repair whether orphans and damaged blobs are moved to the trash
   */
  Bedside(BlobStore blobs, Packs packs, Duration grace, boolean repair, InstantSource clock) {
    this.blobs = blobs;
    this.packs = packs;
    this.grace = grace;
    this.repair = repair;
    this.clock = clock;
    this.examination = new Examination(blobs);
  }

  /** A pack that the catalog referred to a moment ago. */
  Optional<Finding> referred(Picture picture) throws IOException {
    BlobKey key = picture.pack();
    State state = examination.examine(key, picture.renditions());
    if (state instanceof State.Sound) {
      return Optional.empty();
    }
    // It may have been taken off and swept since.
    if (packs.referenced(List.of(key)).isEmpty()) {
      return Optional.empty();
    }
    List<Owner> wearers = packs.wearers(key);
    return switch (state) {
      case State.Sound() -> Optional.empty();
      case State.Absent() ->
          Optional.of(
              new Finding(
                  Kind.DANGLING,
                  key,
                  wearers,
                  "it is not in the store; put its file back or set the picture again",
                  false));
      case State.Damaged(String why) -> Optional.of(damaged(key, wearers, why));
      case State.Unreadable(String why) ->
          Optional.of(new Finding(Kind.UNREADABLE, key, wearers, why, false));
    };
  }

  /** A blob that was there a moment ago, and to which nothing referred. */
  Optional<Finding> stray(BlobKey key) throws IOException {
    return switch (examination.examine(key, List.of())) {
      case State.Absent() -> Optional.empty();
      case State.Damaged(String why) -> Optional.of(damaged(key, List.of(), why));
      case State.Unreadable(String why) ->
          Optional.of(new Finding(Kind.UNREADABLE, key, List.of(), why, false));
      case State.Sound() -> {
        Optional<StoredBlob> blob = blobs.find(key);
        yield blob.isEmpty() ? Optional.empty() : Optional.of(unreferred(blob.get()));
      }
    };
  }

  private Finding damaged(BlobKey key, List<Owner> wearers, String why) throws IOException {
    boolean setAside = repair && packs.setAside(key, Fault.DAMAGED);
    return new Finding(Kind.DAMAGED, key, wearers, why, setAside);
  }

  private Finding unreferred(StoredBlob blob) throws IOException {
    Instant since = blob.storedAt();
    String why = "nothing refers to it, stored " + since;
    if (since.isAfter(clock.instant().minus(grace))) {
      return new Finding(Kind.FRESH, blob.key(), List.of(), why, false);
    }
    boolean setAside = repair && packs.setAside(blob.key(), Fault.ORPHAN);
    return new Finding(Kind.ORPHAN, blob.key(), List.of(), why, setAside);
  }
}
