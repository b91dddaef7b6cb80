package dev.avatargateway.bridge.creatorshub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatargateway.bridge.ProductApi.Reply;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Upstream.Found;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Users as the API tells of them. Safe for use by many threads. */
final class Profiles {

  private final CreatorsHubApi api;

  Profiles(CreatorsHubApi api) {
    this.api = api;
  }

  /**
   * @throws dev.avatargateway.bridge.BridgeException when the token is not accepted
   * @throws IOException when there is no answer now
   */
  Answer find(Owner owner) throws IOException {
    if (!UserNumbers.isNumber(owner.externalId())) {
      return Answer.UNKNOWN;
    }
    Reply reply = api.info(owner.externalId());
    JsonNode profile = Json.of(reply).path("profile");
    if (reply.ok() && profile.isObject()) {
      return of(owner, profile);
    }
    if (isUnknown(reply) && api.hasInfo()) {
      return Answer.UNKNOWN;
    }
    return reply.ok() || isUnknown(reply) ? byAvatar(Identity.of(owner)) : refused(reply);
  }

  private Answer of(Owner owner, JsonNode profile) throws IOException {
    JsonNode user = profile.path("user");
    Identity identity =
        new Identity(owner, Json.text(user.path("username")), Json.text(user.path("email")));
    JsonNode key = profile.path("avatarKey");
    if (key.isMissingNode()) {
      return byAvatar(identity);
    }
    @Nullable String text = Json.text(key);
    if (text == null || PictureAddress.isPlaceholder(text)) {
      return new Answer.Known(new Found(identity, Shown.NOTHING, 0));
    }
    Shown shown = new Shown.Image(() -> open(owner.externalId()));
    return new Answer.Known(new Found(identity, shown, PictureAddress.setAt(text)));
  }

  private Answer byAvatar(Identity identity) throws IOException {
    Reply reply = api.avatar(identity.owner().externalId());
    if (isUnknown(reply)) {
      return Answer.UNKNOWN;
    }
    if (!reply.ok()) {
      return refused(reply);
    }
    @Nullable HttpUrl address = picture(api, reply);
    Found found =
        address == null
            ? new Found(identity, Shown.NOTHING, 0)
            : new Found(
                identity,
                new Shown.Image(() -> api.open(address)),
                PictureAddress.setAt(address.encodedPath()));
    return new Answer.Known(found);
  }

  /** The key does not say at which host the picture is. */
  private InputStream open(String user) throws IOException {
    Reply reply = api.avatar(user);
    @Nullable HttpUrl address = picture(api, reply);
    if (address == null && (reply.ok() || isUnknown(reply))) {
      throw new NoSuchFileException("the picture");
    }
    if (address == null) {
      throw new IOException("CreatorsHub answers with status " + reply.status());
    }
    return api.open(address);
  }

  /** The address in an answer, unless it stands for having no picture. */
  static @Nullable HttpUrl picture(CreatorsHubApi api, Reply reply) {
    @Nullable HttpUrl address = reply.ok() ? api.address(reply) : null;
    return address == null || PictureAddress.isPlaceholder(address.encodedPath()) ? null : address;
  }

  /** The product says 400 where others say 404. */
  static boolean isUnknown(Reply reply) {
    return reply.status() == 400 || reply.status() == 404;
  }

  private static Answer refused(Reply reply) {
    return new Answer.Refused(
        reply.status() == 403
            ? "the token may not see them"
            : "CreatorsHub answers with status " + reply.status());
  }
}
