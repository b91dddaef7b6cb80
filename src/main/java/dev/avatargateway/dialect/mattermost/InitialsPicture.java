package dev.avatargateway.dialect.mattermost;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Initials;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The picture of a user without one: a letter of the user name on a colour of the user id. */
final class InitialsPicture {

  private static final int[] COLOURS = {
    0xC5087E, 0xE3CF12, 0x1CB569, 0x23BCE0, 0x7431C4, 0xC5087E, 0xC51313, 0xFA8606, 0xE3CF12,
    0x7BC947, 0x1CB569, 0x23BCE0, 0x7431C4, 0xC5087E, 0xC51313, 0xFA8606, 0xE3CF12, 0x7BC947,
    0x1CB569, 0x23BCE0, 0x7431C4, 0xC5087E, 0xC51313, 0xFA8606, 0xE3CF12, 0x7BC947
  };

  private static final int NO_LETTER = 0;

  private final Initials initials;

  InitialsPicture(Initials initials) {
    this.initials = initials;
  }

  ByteBuffer of(Identity identity) {
    return initials.draw(
        letter(identity.username() == null ? "" : identity.username()),
        colour(identity.owner().externalId()));
  }

  static int colour(String userId) {
    return COLOURS[Integer.remainderUnsigned(fnv1a(userId), COLOURS.length)];
  }

  static int fnv1a(String text) {
    int hash = 0x811c9dc5;
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * 0x01000193;
    }
    return hash;
  }

  /** The first byte of the upper-cased name, read as Latin-1; 0 when the name is blank. */
  static int letter(String username) {
    if (username.isBlank()) {
      return NO_LETTER;
    }
    String first = Character.toString(Character.toUpperCase(username.codePointAt(0)));
    return first.getBytes(StandardCharsets.UTF_8)[0] & 0xff;
  }
}
