package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A bulk-import archive that a Mattermost server takes in with {@code mmctl import}. It appears
 * whole or not at all: until it is complete it is a {@code .part} file beside its place, and an
 * interrupted one is begun anew.
 */
public final class ArchiveDestination implements Destination {

  private final Path file;
  private final ArchiveWriter writer;

  /**
   * @param file the archive, which may exist and is then replaced
   * @throws BridgeException when it cannot be written there, or is being written by somebody else
   */
  public ArchiveDestination(Path file) {
    this.file = file;
    this.writer = new ArchiveWriter(file);
  }

  @Override
  public Space space() {
    return MattermostUser.SPACE;
  }

  @Override
  public String name() {
    return file.toAbsolutePath().normalize().toString();
  }

  @Override
  public boolean resumable() {
    return false;
  }

  /**
   * @throws BridgeException when the archive cannot be written, such as to a full disk
   */
  @Override
  public Delivery deliver(Identity identity, Outfit outfit) {
    String id = identity.owner().externalId();
    if (!identity.owner().space().equals(MattermostUser.SPACE) || !MattermostUser.isId(id)) {
      return new Delivery.Skipped("the id is none of Mattermost's");
    }
    return switch (outfit.look()) {
      case Look.Gravatar() -> new Delivery.Skipped("Mattermost knows no Gravatar");
      case Look.None() ->
          new Delivery.Skipped(
              outfit.touched() ? "an archive takes no picture off" : "nothing was ever set");
      case Look.Wearing(_) -> {
        if (identity.username() == null || identity.email() == null) {
          yield new Delivery.Skipped("no user name or no e-mail address is known");
        }
        Optional<ByteBuffer> png = outfit.bytes().apply(ApiDestination.CUT);
        yield png.isPresent()
            ? write(identity, identity.username(), identity.email(), png.get(), outfit.setAt())
            : new Delivery.Rejected("the picture's bytes are gone here");
      }
    };
  }

  private Delivery write(
      Identity identity, String username, String email, ByteBuffer png, long setAt) {
    try {
      boolean added =
          writer.add(identity.owner().externalId(), username, email, png.duplicate(), setAt);
      return added ? Delivery.DELIVERED : Delivery.UNCHANGED;
    } catch (IOException e) {
      throw new BridgeException("the archive cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void complete() throws IOException {
    writer.complete();
  }

  @Override
  public void close() {
    writer.close();
  }
}
