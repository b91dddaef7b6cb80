package dev.avatargateway.dialect.cloudreve;

import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hashids.Hashids;
import org.jspecify.annotations.Nullable;

/**
 * How Cloudreve's user ids are written, outside and inside.
 *
 * <p>With the site's salt, clients see a hashid of the row number and the gateway keeps {@code #}
 * and the number, so that a change of salt loses nobody. Without it an id is whatever clients send,
 * kept as it is.
 */
public final class CloudreveIds {

  /** Cloudreve's users. */
  public static final Space SPACE = new Space("cloudreve");

  /** What a hashid's second number must be, so that a file's id is not taken for a user's. */
  private static final long TYPE_USER = 1;

  /** The largest number in a hashid has 13 letters; decoding takes longer with each one more. */
  private static final Pattern HASHID = Pattern.compile("[a-zA-Z0-9]{1,24}");

  private static final Pattern ROW = Pattern.compile("#0*(0|[1-9][0-9]{0,15})");

  private final @Nullable Hashids hashids;

  /**
   * @param salt the site's {@code hash_id_salt}; empty when ids are opaque
   */
  public CloudreveIds(Optional<String> salt) {
    hashids = salt.map(Hashids::new).orElse(null);
  }

  /** Whether ids are hashids of row numbers. */
  public boolean hasSalt() {
    return hashids != null;
  }

  /** Whose id this is; empty when it cannot be a user's. */
  public Optional<Owner> owner(String wire) {
    if (hashids != null) {
      return row(hashids, wire).map(row -> new Owner(SPACE, "#" + row));
    }
    return Owner.isId(wire) && !wire.startsWith("#")
        ? Optional.of(new Owner(SPACE, wire))
        : Optional.empty();
  }

  /** An id as operators write it: as clients see it, or {@code #7} for the row number. */
  public Optional<Owner> ofOperator(String text) {
    Matcher row = ROW.matcher(text);
    if (!row.matches()) {
      return owner(text);
    }
    return Long.parseLong(row.group(1)) <= Hashids.MAX_NUMBER
        ? Optional.of(new Owner(SPACE, "#" + row.group(1)))
        : Optional.empty();
  }

  /** The id as clients see it; without the salt, a row number stays {@code #7}. */
  public String wire(Owner owner) {
    Matcher row = ROW.matcher(owner.externalId());
    return hashids != null && row.matches()
        ? hashids.encode(Long.parseLong(row.group(1)), TYPE_USER)
        : owner.externalId();
  }

  private static Optional<Long> row(Hashids hashids, String wire) {
    if (!HASHID.matcher(wire).matches()) {
      return Optional.empty();
    }
    long[] numbers;
    try {
      numbers = hashids.decode(wire);
    } catch (IllegalArgumentException e) {
      // The library encodes what it decoded to compare, and throws for numbers beyond its range.
      return Optional.empty();
    }
    return numbers.length == 2 && numbers[1] == TYPE_USER
        ? Optional.of(numbers[0])
        : Optional.empty();
  }
}
