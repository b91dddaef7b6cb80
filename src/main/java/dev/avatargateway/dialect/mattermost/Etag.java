package dev.avatargateway.dialect.mattermost;

import dev.avatargateway.core.Look;
import dev.avatargateway.core.Portrait;

/**
 * The version of a picture as Mattermost numbers it: its {@code last_picture_update}, without
 * quotes. 0: never touched; negative: initials since then.
 */
final class Etag {

  private Etag() {}

  static String of(Portrait portrait) {
    long version =
        portrait.look() instanceof Look.Wearing ? portrait.changedAt() : -portrait.changedAt();
    return Long.toString(version);
  }

  /**
   * Whether {@code If-None-Match} is this version, bare as the product's clients send it, or
   * quoted.
   */
  static boolean matches(String asked, Portrait portrait) {
    if (asked.isEmpty()) {
      return false;
    }
    String etag = of(portrait);
    return asked.equals(etag) || asked.equals("\"" + etag + "\"");
  }
}
