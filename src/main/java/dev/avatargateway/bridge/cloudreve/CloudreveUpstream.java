package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Upstream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A running Cloudreve site of version 4 or 3, asked for pictures as its visitors ask. It does not
 * tell when a picture was set: its {@code Last-Modified} is the time of any change of the user.
 */
public final class CloudreveUpstream implements Upstream {

  private final ProductApi api;
  private final Function<Owner, String> hashids;
  private volatile boolean v3;

  /**
   * @param hashids the id of a user as clients see it
   */
  public CloudreveUpstream(ProductApi api, Function<Owner, String> hashids) {
    this.api = api;
    this.hashids = hashids;
  }

  @Override
  public Optional<Found> find(Owner owner) throws IOException {
    String id = hashids.apply(owner);
    if (!SiteIds.isHashid(id)) {
      return Optional.empty();
    }
    return switch (ask(id)) {
      case ShownPicture.Bytes(var bytes) ->
          found(owner, new Shown.Image(ByteSource.of(bytes.toByteArray())));
      case ShownPicture.None() -> found(owner, Shown.NOTHING);
      case ShownPicture.Gravatar() -> found(owner, Shown.GRAVATAR);
      case ShownPicture.Nobody() -> Optional.empty();
      case ShownPicture.NoApi() -> throw new IOException("there is no Cloudreve at " + api.name());
    };
  }

  private ShownPicture ask(String id) throws IOException {
    if (!v3) {
      ShownPicture shown = ShownPicture.v4(api, id);
      if (!(shown instanceof ShownPicture.NoApi)) {
        return shown;
      }
    }
    ShownPicture shown = ShownPicture.v3(api, id);
    // a site that was brought to version 4 since is found again
    v3 = !(shown instanceof ShownPicture.NoApi);
    return shown;
  }

  private static Optional<Found> found(Owner owner, Shown shown) {
    return Optional.of(new Found(Identity.of(owner), shown, 0));
  }
}
