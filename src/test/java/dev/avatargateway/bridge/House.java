package dev.avatargateway.bridge;

import dev.avatargateway.blob.DiskBlobStore;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.catalog.PostgresAddress;
import dev.avatargateway.contract.HookedBlobs;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.core.Arrivals;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Intake;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.NewAvatar;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Portions;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import dev.avatargateway.core.Wardrobe;
import dev.avatargateway.fetch.FetchLimits;
import dev.avatargateway.fetch.PublicFetcher;
import dev.avatargateway.image.OpenCvImaging;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A gateway's cellars and workshops, all real, and what is done in them. */
final class House implements AutoCloseable {

  static final Space SPACE = new Space("cloudreve");
  static final Cut CUT = Cut.square(64, ImageType.PNG);
  static final NewAvatar.Limits LIMITS = new NewAvatar.Limits(2_000_000, 4_000_000);
  static final Imaging IMAGING = new OpenCvImaging(Path.of("target", "native"));

  final ManualClock clock = new ManualClock();
  final JdbiCatalog catalog;
  final HookedBlobs blobs;
  final Wardrobe wardrobe;
  final Arrivals arrivals;

  private final Optional<Portions> portions;

  House(Path folder) throws IOException {
    this(folder, clock -> JdbiCatalog.inMemory(5, clock), _ -> Optional.empty());
  }

  /** A house of its own over a database that others have open too. */
  static House sharing(Path folder, PostgresAddress address) throws IOException {
    return new House(
        folder,
        clock -> JdbiCatalog.postgres(address, 5, clock),
        catalog -> Optional.of(catalog.portions()));
  }

  private House(
      Path folder,
      Function<InstantSource, JdbiCatalog> opening,
      Function<JdbiCatalog, Optional<Portions>> sharing)
      throws IOException {
    blobs = new HookedBlobs(new DiskBlobStore(folder.resolve("blobs")));
    catalog = opening.apply(clock).over(blobs);
    portions = sharing.apply(catalog);
    wardrobe =
        new Wardrobe(
            new Intake(folder.resolve("incoming")),
            new PublicFetcher(FetchLimits.DEFAULT, List.of()),
            IMAGING,
            blobs,
            List.of(CUT, Cut.master(128, ImageType.JPEG)));
    arrivals = new Arrivals(wardrobe, clock);
  }

  static RunOptions options() {
    return options(() -> false);
  }

  static RunOptions options(BooleanSupplier stop) {
    return new RunOptions(false, false, 4, stop, Progress.SILENT);
  }

  static RunOptions dry() {
    return new RunOptions(true, false, 4, () -> false, Progress.SILENT);
  }

  static Owner owner(String id) {
    return new Owner(SPACE, id);
  }

  /** Another picture for each number. */
  static byte[] picture(int number) {
    BufferedImage image = new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.getHSBColor(number * 0.13f, 0.7f, 0.8f));
    pen.fillRect(0, 0, 80, 80);
    pen.setColor(Color.WHITE);
    for (int bit = 0; bit < 16; bit++) {
      if ((number >> bit & 1) == 1) {
        pen.fillRect(bit % 4 * 20, bit / 4 * 20, 20, 20);
      }
    }
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  Bulk bulk() {
    return catalog.bulk();
  }

  Summary importAll(Source source) throws InterruptedException {
    return importAll(source, options());
  }

  Summary importAll(Source source, RunOptions options) throws InterruptedException {
    return new Importer(bulk(), portions, arrivals, LIMITS, options).run(source);
  }

  /** Somebody chooses a look here. */
  void wear(Owner owner, Look look) {
    clock.tick();
    catalog.assign(Identity.of(owner), look, new Origin(owner, "cloudreve", owner), clock.millis());
  }

  Portrait portrait(String id) {
    return catalog.find(owner(id)).orElseThrow().portrait();
  }

  /** The pictures that people wear, by their ids; null for none. */
  Map<String, String> worn() {
    Map<String, String> worn = new TreeMap<>();
    new Roll(bulk(), SPACE)
        .behind("")
        .forEach(sitter -> worn.put(sitter.identity().owner().externalId(), pack(sitter)));
    return worn;
  }

  private static String pack(Sitter sitter) {
    return sitter.portrait().picture().map(Picture::pack).map(Object::toString).orElse("none");
  }

  List<String> stored() throws IOException {
    try (Stream<BlobStore.StoredBlob> keys = blobs.keys()) {
      return keys.map(blob -> blob.key().toString()).sorted().collect(Collectors.toList());
    }
  }

  @Override
  public void close() {
    catalog.close();
    blobs.close();
  }
}
