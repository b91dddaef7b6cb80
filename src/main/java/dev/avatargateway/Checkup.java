package dev.avatargateway;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Progress;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.catalog.StoreLockedException;
import dev.avatargateway.cli.DoctorCommand;
import dev.avatargateway.config.StoreKeys;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Packs;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.operator.PacksClient;
import dev.avatargateway.upkeep.Diagnosis;
import dev.avatargateway.upkeep.Doctor;
import dev.avatargateway.upkeep.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;

/**
 * Carries out {@code doctor}: blobs are read in this process; the catalog is the running server's,
 * which alone has the database open, or the database's when none runs.
 */
final class Checkup implements AutoCloseable {

  private final Parts parts = new Parts();
  private final DoctorCommand wish;
  private final Shutdown shutdown;
  private final PrintWriter out;

  Checkup(DoctorCommand wish, Shutdown shutdown, PrintWriter out) {
    this.wish = wish;
    this.shutdown = shutdown;
    this.out = out;
  }

  /**
   * @return 0 when nothing is wrong, 1 when something is, or it was interrupted
   * @throws BridgeException with one sentence when it cannot go on
   */
  int run() throws IOException, InterruptedException {
    StoreKeys store = wish.store();
    var treatment = new Doctor.Treatment(wish.grace(), wish.repair(), InstantSource.system());
    StoreEnds.require(store);
    BlobStore blobs;
    Packs packs;
    try {
      JdbiCatalog catalog = parts.add(Catalogs.open(store, InstantSource.system()));
      blobs = parts.add(OwnBlobs.look(store, catalog));
      packs = catalog.over(blobs).packs();
    } catch (StoreLockedException e) {
      URI server = AddressFile.holder(store.data(), e);
      blobs = parts.add(BlobStores.openExisting(store.blobs()));
      packs = parts.add(new PacksClient(server, () -> OperatorTokens.credential(store.data())));
    }
    try (Progress progress = Terminal.progress();
        Doctor doctor =
            new Doctor(blobs, packs, treatment, shutdown::isWished, new Teller(out, progress))) {
      progress.begin("blobs", -1, 0);
      Diagnosis diagnosis = doctor.examine();
      diagnosis.lines().forEach(out::println);
      if (shutdown.isWished()) {
        out.println("stopped before the end");
        return 1;
      }
      return diagnosis.exitStatus();
    } catch (RefusedException e) {
      throw StoreFault.of(e);
    }
  }

  @Override
  public void close() {
    parts.close();
  }

  /** Tells the operator. */
  private record Teller(PrintWriter out, Progress progress) implements Doctor.Listener {

    @Override
    public void found(Finding finding) {
      out.println(finding.line());
    }

    @Override
    public void advanced(long blobs) {
      progress.advance(blobs);
    }
  }
}
