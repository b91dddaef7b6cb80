package dev.avatargateway.bridge.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as Mattermost knows them.
 *
 * @param identity who
 * @param lastPictureUpdate when they set their picture, milliseconds since 1970; 0 or less when
 *     they show initials
 */
record MattermostUser(Identity identity, long lastPictureUpdate) {

  static final Space SPACE = new Space("mattermost");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{26}");

  /** Whether Mattermost could know somebody by this id. */
  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  static Identity identity(String id, @Nullable String username, @Nullable String email) {
    return new Identity(new Owner(SPACE, id), orNull(username), orNull(email));
  }

  /** Whom a user object of the API describes; empty when it is none. */
  static Optional<MattermostUser> of(JsonNode user) {
    String id = user.path("id").asText();
    if (!isId(id)) {
      return Optional.empty();
    }
    Identity identity =
        identity(id, user.path("username").textValue(), user.path("email").textValue());
    return Optional.of(new MattermostUser(identity, user.path("last_picture_update").asLong(0)));
  }

  String id() {
    return identity.owner().externalId();
  }

  boolean hasPicture() {
    return lastPictureUpdate > 0;
  }

  /** An archive may hold anything; what no catalog could keep is as good as not told. */
  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() || !Owner.isId(text) ? null : text;
  }
}
