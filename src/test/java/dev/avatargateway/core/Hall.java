package dev.avatargateway.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.avatargateway.blob.MemoryBlobStore;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.contract.ManualClock;
import dev.avatargateway.fetch.CidrRange;
import dev.avatargateway.fetch.FetchLimits;
import dev.avatargateway.fetch.PublicFetcher;
import dev.avatargateway.image.OpenCvImaging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The hall over real parts, and who comes there. */
final class Hall implements AutoCloseable {

  static final Space CLOUDREVE = new Space("cloudreve");
  static final Space MATTERMOST = new Space("mattermost");
  static final Owner ALICE = new Owner(CLOUDREVE, "alice");
  static final Owner ALICE_ELSEWHERE = new Owner(MATTERMOST, "alice");
  static final Owner BOB = new Owner(CLOUDREVE, "bob");

  static final Cut PNG_200 = Cut.square(200, ImageType.PNG);
  static final Cut PNG_128 = Cut.square(128, ImageType.PNG);
  static final Cut PNG_50 = Cut.square(50, ImageType.PNG);
  static final Cut MASTER = Cut.master(512, ImageType.JPEG);
  static final Cut CLEAR_MASTER = Cut.master(512, ImageType.PNG);
  static final List<Cut> CUTS =
      List.of(PNG_200, Cut.square(130, ImageType.PNG), PNG_50, PNG_128, MASTER, CLEAR_MASTER);
  static final NewAvatar.Limits LIMITS = new NewAvatar.Limits(2_000_000, 4_000_000);

  static final Imaging IMAGING = new OpenCvImaging(Path.of("target", "native"));

  final ManualClock clock = new ManualClock();
  final JdbiCatalog catalog = JdbiCatalog.inMemory(5, clock);
  final BlobStore blobs;
  final Avatars avatars;

  Hall(Path incoming, BlobStore blobs, Directory directory) {
    this.blobs = blobs;
    Wardrobe wardrobe =
        new Wardrobe(
            new Intake(incoming),
            new PublicFetcher(FetchLimits.DEFAULT, List.of(CidrRange.parse("127.0.0.1/32"))),
            IMAGING,
            blobs,
            CUTS);
    avatars = new Avatars(catalog, directory, wardrobe, clock);
  }

  Hall(Path incoming) {
    this(incoming, new MemoryBlobStore(), Directory.NONE);
  }

  static Caller caller(Owner owner, Right... rights) {
    return new Caller(
        Identity.of(owner), Set.of(rights), Caller.Issuer.PRODUCT, new Credential("secret"));
  }

  /** Somebody who may read, and dress themselves. */
  static Caller self(Owner owner) {
    return caller(owner, Right.READ, Right.DRESS_SELF);
  }

  static NewAvatar sent(byte[] bytes) {
    return new NewAvatar.Sent(ByteSource.of(bytes), LIMITS);
  }

  /** Sends a picture as oneself; time goes on. */
  Sitting wear(Owner owner, byte[] bytes) {
    clock.tick();
    return avatars.replace(self(owner), owner, sent(bytes));
  }

  Reading read(Owner owner, Cut cut) {
    return avatars.read(new AvatarQuery(owner, cut, Optional.empty(), portrait -> false));
  }

  byte[] shown(Owner owner, Cut cut) {
    Reading reading = read(owner, cut);
    assertThat(reading).isInstanceOf(Reading.Found.class);
    byte[] bytes = new byte[((Reading.Found) reading).bytes().remaining()];
    ((Reading.Found) reading).bytes().get(bytes);
    return bytes;
  }

  Portrait portrait(Owner owner) {
    return catalog.find(owner).orElseThrow().portrait();
  }

  long stored() throws IOException {
    try (Stream<BlobStore.StoredBlob> keys = blobs.keys()) {
      return keys.count();
    }
  }

  /** Makes both identities one person's. */
  void join(Owner one, Owner other) {
    catalog.add("", List.of(Identity.of(one), Identity.of(other)));
  }

  static Refusal refusal(ThrowingCallable attempt) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, attempt);
    assertThat(refused).as("a refusal").isNotNull();
    return refused.refusal();
  }

  @Override
  public void close() {
    catalog.close();
    blobs.close();
  }
}
