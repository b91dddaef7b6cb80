package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.core.Owner;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hashids.Hashids;

/** Finds a site's rows by the gateway's ids: {@code #7}, or the hashid that clients see. */
final class SiteIds {

  private static final Pattern ROW = Pattern.compile("#(0|[1-9][0-9]{0,15})");
  private static final Pattern HASHID = Pattern.compile("[a-zA-Z0-9]{1,24}");
  private static final long TYPE_USER = 1;

  private final Hashids hashids;

  SiteIds(String salt) {
    hashids = new Hashids(salt);
  }

  /** Whether clients could see such an id. */
  static boolean isHashid(String id) {
    return HASHID.matcher(id).matches();
  }

  /** The row of a user; empty for an id that this site's users cannot have. */
  OptionalLong row(Owner owner) {
    String id = owner.externalId();
    Matcher row = ROW.matcher(id);
    if (row.matches()) {
      return OptionalLong.of(Long.parseLong(row.group(1)));
    }
    if (!isHashid(id)) {
      return OptionalLong.empty();
    }
    try {
      long[] numbers = hashids.decode(id);
      return numbers.length == 2 && numbers[1] == TYPE_USER
          ? OptionalLong.of(numbers[0])
          : OptionalLong.empty();
    } catch (IllegalArgumentException e) {
      // thrown for numbers beyond the library's range
      return OptionalLong.empty();
    }
  }
}
