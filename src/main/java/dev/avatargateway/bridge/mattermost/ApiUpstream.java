package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.bridge.ProductApi;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Upstream;
import java.io.IOException;
import java.util.Optional;

/** A running Mattermost server, asked about one person at a time. */
public final class ApiUpstream implements Upstream {

  private final MattermostApi api;

  /**
   * @param product with a token that may see everybody, and little patience; the caller closes it
   */
  public ApiUpstream(ProductApi product) {
    this.api = new MattermostApi(product);
  }

  @Override
  public Optional<Found> find(Owner owner) throws IOException {
    String id = owner.externalId();
    if (!owner.space().equals(MattermostUser.SPACE) || !MattermostUser.isId(id)) {
      return Optional.empty();
    }
    ProductApi.Reply reply = api.user(id);
    if (MattermostApi.unknown(reply)) {
      return Optional.empty();
    }
    Optional<MattermostUser> user =
        reply.ok() ? MattermostUser.of(MattermostApi.json(reply)) : Optional.empty();
    if (user.isEmpty()) {
      throw refused(reply);
    }
    // A database that ignores case may find somebody whose id is another.
    return user.get().id().equals(id) ? Optional.of(found(user.get())) : Optional.empty();
  }

  private Found found(MattermostUser user) throws IOException {
    if (!user.hasPicture()) {
      return new Found(user.identity(), Shown.NOTHING, 0);
    }
    ProductApi.Reply reply = api.picture(user.id());
    if (!reply.ok()) {
      throw refused(reply);
    }
    return MattermostApi.standsIn(reply.headers())
        ? new Found(user.identity(), Shown.NOTHING, 0)
        : new Found(
            user.identity(),
            new Shown.Image(ByteSource.of(reply.body().toByteArray())),
            user.lastPictureUpdate());
  }

  private IOException refused(ProductApi.Reply reply) {
    return new IOException(api.name() + " did not tell: " + MattermostApi.errorId(reply));
  }
}
