package dev.avatargateway.bridge;

/**
 * What comparing one listing with what is here came to.
 *
 * @param detail what more there is to say, or nothing
 */
record Finding(Listing listing, Kind kind, String detail) {

  /** How both sides compare. */
  enum Kind {
    EQUAL("equal"),
    ALIKE("alike"),
    BOTH_GRAVATAR("Gravatar on both sides"),
    NEITHER("nothing on either side"),
    DIFFERENT("different"),
    MISSING_HERE("missing here"),
    MISSING_THERE("missing there"),
    UNREADABLE_THERE("unreadable there"),
    LOST_HERE("lost here"),
    MIXED("Gravatar on one side, a picture on the other"),
    NOT_COMPARED("not compared");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    boolean isSame() {
      return this == EQUAL || this == ALIKE || this == BOTH_GRAVATAR || this == NEITHER;
    }
  }
}
