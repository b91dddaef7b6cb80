package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.blob.MemoryBlobStore;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Arrivals;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Intake;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.NewAvatar;
import dev.avatargateway.core.Wardrobe;
import dev.avatargateway.fetch.FetchLimits;
import dev.avatargateway.fetch.PublicFetcher;
import dev.avatargateway.image.OpenCvImaging;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The gateway's own parts with a map in place of the catalog: takes people in, sends them out. */
final class House implements AutoCloseable {

  static final Imaging IMAGING = new OpenCvImaging(Path.of("target", "native"));

  private static final NewAvatar.Limits LIMITS = new NewAvatar.Limits(2_000_000, 4_000_000);

  final ManualClock clock = new ManualClock();
  private final BlobStore blobs = new MemoryBlobStore();
  private final Wardrobe wardrobe;
  private final Map<Identity, Arrival> people = new LinkedHashMap<>();

  House(Path incoming) {
    wardrobe =
        new Wardrobe(
            new Intake(incoming),
            new PublicFetcher(FetchLimits.DEFAULT, List.of()),
            IMAGING,
            blobs,
            List.of(
                Cut.square(200, ImageType.PNG),
                Cut.square(130, ImageType.PNG),
                Cut.square(50, ImageType.PNG),
                Cut.master(512, ImageType.JPEG),
                Cut.master(512, ImageType.PNG)));
  }

  /** Takes in everybody a source lists. */
  void takeIn(Source source) throws IOException {
    Arrivals arrivals = new Arrivals(wardrobe, clock);
    try (Stream<Listing> listings = source.listings("")) {
      for (Listing listing : listings.toList()) {
        if (listing.content() instanceof Listing.Shows(var shown, long setAt)) {
          Identity who = listing.identity().orElseThrow();
          Arrivals.Decision decided = arrivals.decide(who, shown, setAt, Optional.empty(), LIMITS);
          if (decided instanceof Arrivals.Decision.Wear(Arrival arrival)) {
            people.put(who, arrival);
          }
        }
      }
    }
  }

  /** Delivers everybody who wears something and tells what came of each. */
  Map<Identity, Delivery> sendOut(Destination to) throws InterruptedException {
    Map<Identity, Delivery> deliveries = new LinkedHashMap<>();
    for (Map.Entry<Identity, Arrival> person : people.entrySet()) {
      Look look = person.getValue().look().orElseThrow();
      Outfit outfit = new Outfit(look, true, person.getValue().setAt(), cut -> bytes(look, cut));
      deliveries.put(person.getKey(), to.deliver(person.getKey(), outfit));
    }
    return deliveries;
  }

  private Optional<ByteBuffer> bytes(Look look, Cut cut) {
    return look instanceof Look.Wearing(var picture)
        ? wardrobe.cut(picture, cut)
        : Optional.empty();
  }

  @Override
  public void close() {
    blobs.close();
  }
}
