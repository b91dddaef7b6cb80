package dev.avatargateway.upkeep;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.BlobStore.StoredBlob;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Packs;
import dev.avatargateway.core.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Compares the store with the catalog: every pack that is referred to is read whole, then every
 * blob to which nothing refers. Safe beside writers and sweepers. A few blobs are read at a time,
 * and one batch of names is held. For one examination.
 */
public final class Doctor implements AutoCloseable {

  private static final int AT_ONCE = 8;

  private final BlobStore blobs;
  private final Packs packs;
  private final Bedside bedside;
  private final BooleanSupplier stopped;
  private final Listener listener;
  private final Diagnosis diagnosis = new Diagnosis();
  private final ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);

  /**
   * @param treatment what counts as an orphan, and what is done
   * @param stopped whether it is to end early
   */
  public Doctor(
      BlobStore blobs,
      Packs packs,
      Treatment treatment,
      BooleanSupplier stopped,
      Listener listener) {
    this.blobs = blobs;
    this.packs = packs;
    this.stopped = stopped;
    this.listener = listener;
    this.bedside =
        new Bedside(blobs, packs, treatment.grace(), treatment.repair(), treatment.clock());
  }

  /**
   * What counts as an orphan, and what is done.
   *
   * @param grace how old a blob must be that nothing refers to, to be an orphan
   * @param repair whether orphans and damaged blobs are moved to the trash
   */
  public record Treatment(Duration grace, boolean repair, InstantSource clock) {}

  /** Hears what the doctor does, on the thread that asked. */
  public interface Listener {

    /** Something is wrong. */
    void found(Finding finding);

    /** So many more blobs were looked at. */
    void advanced(long blobs);
  }

  /**
   * Goes through the catalog and then through the store.
   *
   * @throws IOException when the store cannot be listed, or fails while something is set aside
   * @throws dev.avatargateway.core.RefusedException when the catalog cannot be asked
   */
  public Diagnosis examine() throws IOException, InterruptedException {
    throughCatalog();
    throughStore();
    return diagnosis;
  }

  private void throughCatalog() throws IOException, InterruptedException {
    String after = "";
    while (!stopped.getAsBoolean()) {
      List<Picture> page = packs.page(after, Bulk.MAX_BATCH);
      if (page.isEmpty()) {
        return;
      }
      List<Callable<Optional<Finding>>> work = new ArrayList<>();
      for (Picture picture : page) {
        work.add(() -> bedside.referred(picture));
      }
      carryOut(work);
      diagnosis.countReferenced(page.size());
      listener.advanced(page.size());
      after = page.getLast().pack().toString();
    }
  }

  private void throughStore() throws IOException, InterruptedException {
    try (Stream<StoredBlob> all = blobs.keys()) {
      Iterator<StoredBlob> each = all.iterator();
      List<BlobKey> batch = new ArrayList<>();
      while (!stopped.getAsBoolean() && each.hasNext()) {
        batch.add(each.next().key());
        if (batch.size() == Bulk.MAX_BATCH || !each.hasNext()) {
          strays(batch);
          batch.clear();
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void strays(List<BlobKey> batch) throws IOException, InterruptedException {
    Set<BlobKey> referenced = packs.referenced(batch);
    List<Callable<Optional<Finding>>> work = new ArrayList<>();
    for (BlobKey key : batch) {
      if (!referenced.contains(key)) {
        work.add(() -> bedside.stray(key));
      }
    }
    carryOut(work);
    diagnosis.countStored(batch.size());
    listener.advanced(work.size());
  }

  /** Tells what was found, in the order of the work. */
  private void carryOut(List<Callable<Optional<Finding>>> work)
      throws IOException, InterruptedException {
    for (Future<Optional<Finding>> done : readers.invokeAll(work)) {
      Optional<Finding> finding = result(done);
      finding.ifPresent(diagnosis::count);
      finding.filter(Finding::isWrong).ifPresent(listener::found);
    }
  }

  private static Optional<Finding> result(Future<Optional<Finding>> done)
      throws IOException, InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException fault -> throw fault;
        case RuntimeException fault -> throw fault;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    readers.close();
  }
}
