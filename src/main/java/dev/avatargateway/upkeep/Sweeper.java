package dev.avatargateway.upkeep;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.BlobStore.StoredBlob;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Condemning;
import dev.avatargateway.core.Packs;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes blobs that are older than a grace period and to which nothing refers. Several nodes may
 * sweep one store at once.
 */
public final class Sweeper {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  /** So far back no writer's put is whose row is still to come. */
  private static final Duration WRITING = Duration.ofDays(1);

  private final BlobStore blobs;
  private final Packs packs;
  private final Condemning condemning;
  private final Duration grace;
  private final InstantSource clock;

  /**
   * @param grace how long a blob that nothing refers to is left alone after it was stored
   */
  public Sweeper(
      BlobStore blobs, Packs packs, Condemning condemning, Duration grace, InstantSource clock) {
    this.blobs = blobs;
    this.packs = packs;
    this.condemning = condemning;
    this.grace = grace;
    this.clock = clock;
  }

  /**
   * Goes through the store once, or until the thread is interrupted. A blob that fails is left for
   * the next sweep.
   *
   * @throws IOException when the store cannot be listed
   * @throws RefusedException when the catalog cannot be asked
   */
  public Sweep sweep() throws IOException {
    Tally tally = new Tally();
    blobs.tidy();
    try (Stream<StoredBlob> all = blobs.keys()) {
      Iterator<StoredBlob> each = all.iterator();
      Batch<StoredBlob> old = new Batch<>(Bulk.MAX_BATCH, batch -> settle(batch, tally));
      while (!Thread.currentThread().isInterrupted() && each.hasNext()) {
        StoredBlob blob = each.next();
        tally.seen++;
        if (isOld(blob)) {
          old.add(blob);
        }
      }
      old.end();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Duration kept = grace.compareTo(WRITING) > 0 ? grace : WRITING;
    condemning.forget(clock.instant().minus(kept));
    return new Sweep(tally.seen, tally.deleted, tally.bytes, tally.failed);
  }

  private boolean isOld(StoredBlob blob) {
    Instant youngest = clock.instant().minus(grace);
    return !blob.storedAt().isAfter(youngest);
  }

  private void settle(List<StoredBlob> batch, Tally tally) {
    Set<BlobKey> referenced = packs.referenced(batch.stream().map(StoredBlob::key).toList());
    for (StoredBlob blob : batch) {
      if (!referenced.contains(blob.key()) && !Thread.currentThread().isInterrupted()) {
        settle(blob, tally);
      }
    }
  }

  private void settle(StoredBlob blob, Tally tally) {
    try {
      // It may have been put again since it was listed.
      Optional<StoredBlob> now = blobs.find(blob.key()).filter(this::isOld);
      if (now.isPresent() && condemning.condemn(blob.key()) && condemning.delete(blob.key())) {
        tally.deleted++;
        tally.bytes += now.get().length();
      }
    } catch (IOException | RefusedException e) {
      tally.failed++;
      LOG.warn("Blob {} could not be swept", blob.key(), e);
    }
  }

  /** What was counted so far. */
  private static final class Tally {
    private long seen;
    private long deleted;
    private long bytes;
    private long failed;
  }
}
