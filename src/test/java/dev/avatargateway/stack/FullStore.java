package dev.avatargateway.stack;

import dev.avatargateway.auth.GatewaySecret;
import dev.avatargateway.blob.DiskBlobStore;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.BlobBatch;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Outbox.Target;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Pseudonym;
import dev.avatargateway.core.Rendition;
import dev.avatargateway.core.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A store in a folder in which every table has rows and every picture its blob. */
final class FullStore {

  private static final int BATCH = 250;

  private FullStore() {}

  /**
   * Fills it; ids hold letters that H2 and PostgreSQL put in another order, and words hold what
   * {@code COPY} takes for its own.
   *
   * @param people how many have a picture each; a multiple of 250
   */
  static void fill(Path data, int people) throws IOException {
    GatewaySecret.in(data);
    try (JdbiCatalog catalog = JdbiCatalog.open(data, 5, InstantSource.system());
        DiskBlobStore blobs = new DiskBlobStore(data.resolve("blobs"));
        BlobBatch batch = blobs.batch()) {
      catalog.outbox().subscribe(Set.of(new Target("hook", Optional.empty())));
      for (int i = 0; i < people; i += BATCH) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int n = i; n < i + BATCH; n++) {
          Owner owner = Samples.cloudreve((n % 3 == 0 ? "\ud83d\ude00\\t" : "\ufb01 ") + n);
          Identity identity = new Identity(owner, "Name\\ " + n, "E" + n + "@Example.org ");
          arrivals.add(new Arrival(identity, Optional.of(wearing(n, batch)), 1000 + n, 0));
        }
        batch.commit();
        catalog
            .bulk()
            .commit(
                arrivals,
                Samples.originOf(Samples.cloudreve("importer")),
                new Milestone("a\\journey", "at\n" + i, "tally"));
      }
      live(catalog, batch);
      catalog.renameIds(Samples.CREATORSHUB, Optional::of);
    }
  }

  private static void live(JdbiCatalog catalog, BlobBatch batch) throws IOException {
    for (int i = 0; i < 12; i++) {
      Owner here = Samples.mattermost("m" + i);
      Owner there = Samples.creatorshub("c" + i);
      for (int n = 0; n < 7; n++) {
        Look look =
            n == 3 ? Look.NONE : n == 5 ? Look.GRAVATAR : wearing(1_000_000 + 10 * i + n, batch);
        batch.commit();
        catalog.assign(Identity.of(n % 2 == 0 ? here : there), look, Samples.originOf(here), n);
      }
      catalog.link(here, there);
      catalog.assign(
          Identity.of(there), wearing(2_000_000 + i, batch), Samples.originOf(there), 99);
      batch.commit();
      if (i % 3 == 0) {
        catalog.unlink(there);
      }
      if (i % 4 == 1) {
        catalog.forget(catalog.find(here).orElseThrow().person());
      }
      if (i % 4 == 2) {
        catalog.link(here, new Owner(Pseudonym.EMAIL, "m" + i + "@example.org"));
      }
    }
  }

  private static Look wearing(int number, BlobBatch batch) throws IOException {
    byte[] bytes = new byte[1500 + number % 700];
    new Random(number).nextBytes(bytes);
    BlobKey pack = BlobKey.of(bytes);
    batch.add(pack, ByteSource.of(bytes));
    return new Look.Wearing(
        new Picture(
            pack,
            List.of(
                rendition("200.png", ImageType.PNG, bytes, 0, 700),
                rendition("master.jpg", ImageType.JPEG, bytes, 700, bytes.length - 700)),
            Sha256.of(bytes)));
  }

  private static Rendition rendition(
      String cut, ImageType type, byte[] bytes, int start, int length) {
    return new Rendition(
        cut, type, 200, start, length, Sha256.of(ByteBuffer.wrap(bytes, start, length)));
  }

  /** The names of the blobs in a folder's store. */
  static List<String> blobs(Path data) throws IOException {
    try (DiskBlobStore blobs = new DiskBlobStore(data.resolve("blobs"));
        Stream<?> keys = blobs.keys().map(stored -> stored.key().toString())) {
      return keys.map(String::valueOf).sorted().toList();
    }
  }
}
