package dev.avatargateway.bench;

import dev.avatargateway.auth.GatewaySecret;
import dev.avatargateway.auth.GatewayTokens;
import dev.avatargateway.blob.DiskBlobStore;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.BlobBatch;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The people of a gateway's data folder, written there as an import writes them while no gateway
 * runs. The person with a number has that number in each space that they are known in.
 */
final class Town {

  static final Space CLOUDREVE = new Space("cloudreve");
  static final Space MATTERMOST = new Space("mattermost");
  static final Space CREATORSHUB = new Space("creatorshub");

  private static final int BATCH = 250;

  private final Path data;

  /**
   * @param data an absolute path; made when somebody is settled
   */
  Town(Path data) {
    this.data = data;
  }

  /** Bytes of a pack, and what is where in them. */
  interface Outfit {
    byte[] pack();

    Picture picture();
  }

  /** Cloudreve's users 1 to {@code count} move in, each with a picture. */
  Town dressed(int count, IntFunction<Outfit> outfits) throws IOException {
    return settle(CLOUDREVE, count, number -> Optional.of(outfits.apply(number)));
  }

  /** Mattermost's users 1 to {@code count} move in, each with a name and without a picture. */
  Town undressed(int count) throws IOException {
    return settle(MATTERMOST, count, _ -> Optional.empty());
  }

  /** The one with a number above all others is known in all three spaces. */
  Town everywhere(int number) throws IOException {
    GatewaySecret.in(data);
    try (JdbiCatalog catalog = JdbiCatalog.open(data, 5, InstantSource.system())) {
      Owner one = owner(CLOUDREVE, number);
      for (Space space : List.of(CLOUDREVE, MATTERMOST, CREATORSHUB)) {
        Owner owner = owner(space, number);
        Identity identity = new Identity(owner, "user" + number, null);
        catalog.assign(identity, Look.NONE, new Origin(owner, "import", owner), 0);
        if (!space.equals(CLOUDREVE)) {
          catalog.link(one, owner);
        }
      }
    }
    return this;
  }

  private Town settle(Space space, int count, IntFunction<Optional<Outfit>> outfits)
      throws IOException {
    GatewaySecret.in(data);
    Owner importer = new Owner(space, "importer");
    try (JdbiCatalog catalog = JdbiCatalog.open(data, 5, InstantSource.system());
        DiskBlobStore blobs = new DiskBlobStore(data.resolve("blobs"));
        BlobBatch batch = blobs.batch()) {
      for (int first = 1; first <= count; first += BATCH) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = first; i < Math.min(first + BATCH, count + 1); i++) {
          Optional<Outfit> outfit = outfits.apply(i);
          if (outfit.isPresent()) {
            byte[] pack = outfit.get().pack();
            batch.add(BlobKey.of(pack), ByteSource.of(pack));
          }
          Identity identity = new Identity(owner(space, i), username(i), i + "@example.org");
          arrivals.add(
              new Arrival(identity, outfit.map(it -> new Look.Wearing(it.picture())), 1_000, 0));
        }
        batch.commit();
        catalog
            .bulk()
            .commit(
                arrivals,
                new Origin(importer, "import", importer),
                new Milestone("town", String.valueOf(first), ""));
      }
    }
    return this;
  }

  /** All letters and digits that initials are drawn of are somebody's first. */
  private static String username(int number) {
    return Integer.toString(number % 36, 36) + "user" + number;
  }

  /** The same person's id in each space. */
  static String id(Space space, int number) {
    return space.equals(MATTERMOST)
        ? String.format(Locale.ROOT, "%026d", number)
        : Integer.toString(number);
  }

  private static Owner owner(Space space, int number) {
    return new Owner(space, id(space, number));
  }

  Path data() {
    return data;
  }

  /** A token of the gateway's own, for a day. */
  String token(Space space, int number) throws IOException {
    GatewayTokens tokens =
        new GatewayTokens(
            GatewaySecret.in(data),
            owner -> owner,
            (_, _) -> Optional.empty(),
            InstantSource.system());
    return tokens.mint(owner(space, number), false, Duration.ofDays(1)).secret();
  }
}
