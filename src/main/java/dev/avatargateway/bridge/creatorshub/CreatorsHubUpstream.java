package dev.avatargateway.bridge.creatorshub;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Upstream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** A CreatorsHub instance that is asked about one user at a time. */
public final class CreatorsHubUpstream implements Upstream, AutoCloseable {

  private final CreatorsHubApi api;
  private final Profiles profiles;

  /**
   * @param api with little patience, because somebody waits; closed with this
   */
  public CreatorsHubUpstream(CreatorsHubApi api) {
    this.api = api;
    this.profiles = new Profiles(api);
  }

  @Override
  public Optional<Found> find(Owner owner) throws IOException {
    if (!owner.space().equals(CreatorsHubApi.SPACE)) {
      return Optional.empty();
    }
    try {
      return switch (profiles.find(owner)) {
        case Answer.Known(Found found) -> Optional.of(whole(found));
        case Answer.Unknown() -> Optional.empty();
        case Answer.Refused(String reason) -> throw new IOException(reason);
      };
    } catch (BridgeException | RefusedException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Found whole(Found found) throws IOException {
    if (!(found.shown() instanceof Shown.Image(ByteSource bytes))) {
      return found;
    }
    try (InputStream in = bytes.open()) {
      ByteSource read = ByteSource.of(in.readAllBytes());
      return new Found(found.identity(), new Shown.Image(read), found.setAt());
    } catch (NoSuchFileException e) {
      return new Found(found.identity(), Shown.NOTHING, 0);
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
