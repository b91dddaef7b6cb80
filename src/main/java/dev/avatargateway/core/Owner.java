package dev.avatargateway.core;

/**
 * Who a picture belongs to, as one product names them.
 *
 * @param space the product's name space
 * @param externalId the product's id, compared exactly: 1 to 255 characters, no control characters
 *     and no unpaired surrogates
 */
public record Owner(Space space, String externalId) {

  public static final int MAX_ID_LENGTH = 255;

  public Owner {
    if (!isId(externalId)) {
      throw new IllegalArgumentException("not an id in " + space);
    }
  }

  /** Whether an {@code Owner} can be built from this id. */
  public static boolean isId(String id) {
    return !id.isEmpty()
        && id.length() <= MAX_ID_LENGTH
        && id.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  @Override
  public String toString() {
    return space + ":" + externalId;
  }
}
