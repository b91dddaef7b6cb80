package dev.avatargateway.dialect.creatorshub;

import java.util.regex.Pattern;

/**
 * The rule for a user's id: 1 to 2⁶³-1 in decimal digits, in the one spelling without zeros first.
 */
final class UserId {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");
  private static final String LARGEST = Long.toString(Long.MAX_VALUE);

  private UserId() {}

  static boolean isOne(String id) {
    return NUMBER.matcher(id).matches()
        && (id.length() < LARGEST.length() || id.compareTo(LARGEST) <= 0);
  }
}
