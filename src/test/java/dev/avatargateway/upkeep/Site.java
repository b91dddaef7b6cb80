package dev.avatargateway.upkeep;

import dev.avatargateway.blob.DiskBlobStore;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.contract.HookedBlobs;
import dev.avatargateway.core.AvatarQuery;
import dev.avatargateway.core.Avatars;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Directory;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Intake;
import dev.avatargateway.core.NewAvatar;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Reading;
import dev.avatargateway.core.Right;
import dev.avatargateway.core.Space;
import dev.avatargateway.core.Wardrobe;
import dev.avatargateway.fetch.FetchLimits;
import dev.avatargateway.fetch.PublicFetcher;
import dev.avatargateway.image.OpenCvImaging;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;

/** One node: a store of its own over a shared folder, a shared catalog, and its hall. */
final class Site {

  private static final OpenCvImaging IMAGING = new OpenCvImaging(Path.of("target", "native"));
  private static final Cut CUT = Cut.square(16, ImageType.PNG);

  final HookedBlobs blobs;
  final JdbiCatalog catalog;
  private final Avatars avatars;

  Site(JdbiCatalog shared, Path folder) throws IOException {
    blobs = new HookedBlobs(new DiskBlobStore(folder.resolve("blobs")));
    catalog = shared.over(blobs);
    Wardrobe wardrobe =
        new Wardrobe(
            new Intake(folder.resolve("incoming")),
            new PublicFetcher(FetchLimits.DEFAULT, List.of()),
            IMAGING,
            blobs,
            List.of(CUT, Cut.square(8, ImageType.PNG)));
    avatars = new Avatars(catalog, Directory.NONE, wardrobe, InstantSource.system());
  }

  static Owner owner(String id) {
    return new Owner(new Space("cloudreve"), id);
  }

  /** A sweeper without a grace period. */
  Sweeper sweeper() {
    return new Sweeper(
        blobs, catalog.packs(), catalog.condemning(), Duration.ZERO, InstantSource.system());
  }

  /** Sends picture number so-and-so as oneself; returns its pack. */
  BlobKey wear(Owner owner, int number) {
    Caller self =
        new Caller(
            Identity.of(owner),
            Set.of(Right.READ, Right.DRESS_SELF),
            Caller.Issuer.PRODUCT,
            new Credential("secret"));
    NewAvatar avatar =
        new NewAvatar.Sent(ByteSource.of(png(number)), new NewAvatar.Limits(100_000, 10_000));
    return avatars.replace(self, owner, avatar).portrait().picture().orElseThrow().pack();
  }

  Reading read(Owner owner) {
    return avatars.read(new AvatarQuery(owner, CUT, Optional.empty(), _ -> false));
  }

  /** Forgets somebody, and so who wore what. */
  void forget(Owner owner) {
    catalog.forget(catalog.find(owner).orElseThrow().person());
  }

  /** Both steps of a removal. */
  boolean sweep(BlobKey pack) throws IOException {
    return catalog.condemning().condemn(pack) && catalog.condemning().delete(pack);
  }

  boolean has(BlobKey pack) throws IOException {
    return blobs.find(pack).isPresent();
  }

  long stored() throws IOException {
    try (var keys = blobs.keys()) {
      return keys.map(BlobStore.StoredBlob::key).count();
    }
  }

  private static byte[] png(int number) {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, number * 7919 + i * 31);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
