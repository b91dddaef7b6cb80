package dev.avatargateway.dialect.mattermost;

import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the user id of a path. */
final class UserId {

  private static final Pattern ROUTED = Pattern.compile("[A-Za-z0-9]+");
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9]{26}");

  private UserId() {}

  /** Whether the product's router lets it through at all. */
  static boolean isRouted(String id) {
    return ROUTED.matcher(id).matches();
  }

  /** Whether it has the product's form. */
  static boolean isValid(String id) {
    return VALID.matcher(id).matches();
  }

  /**
   * Whom it means to this caller, {@code me} being the caller; empty when it is not of the
   * product's form. Case counts.
   */
  static Optional<Owner> owner(Space space, String id, Caller caller) {
    Owner self = caller.owner();
    if (id.equals("me")) {
      return Optional.of(self).filter(o -> o.space().equals(space) && isValid(o.externalId()));
    }
    return isValid(id) ? Optional.of(new Owner(space, id)) : Optional.empty();
  }
}
