package dev.avatargateway.contract;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Rendition;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Space;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Values for the contracts of the catalog. */
public final class Samples {

  public static final Space CLOUDREVE = new Space("cloudreve");
  public static final Space MATTERMOST = new Space("mattermost");
  public static final Space CREATORSHUB = new Space("creatorshub");

  private Samples() {}

  public static Owner cloudreve(String id) {
    return new Owner(CLOUDREVE, id);
  }

  public static Owner mattermost(String id) {
    return new Owner(MATTERMOST, id);
  }

  public static Owner creatorshub(String id) {
    return new Owner(CREATORSHUB, id);
  }

  /** A buffer's bytes from its position to its limit. */
  public static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(buffer.position(), bytes);
    return bytes;
  }

  public static Origin originOf(Owner owner) {
    return new Origin(owner, owner.space().name(), owner);
  }

  /** A picture of two renditions; equal names give equal pictures. */
  public static Picture picture(String name) {
    return new Picture(
        new BlobKey(digest(name + " pack")),
        List.of(
            new Rendition("200.png", ImageType.PNG, 200, 0, 1234, digest(name + " 200")),
            new Rendition(
                "master.jpg", ImageType.JPEG, 512, 5_000_000_000L, 98765, digest(name + " m"))),
        digest(name + " source"));
  }

  public static Look wearing(String name) {
    return new Look.Wearing(picture(name));
  }

  public static Identity named(Owner owner, String username) {
    return new Identity(owner, username, null);
  }

  private static Sha256 digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
