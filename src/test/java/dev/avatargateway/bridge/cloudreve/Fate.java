package dev.avatargateway.bridge.cloudreve;

/** What is the matter with a user of a generated site; how many there are of each in a hundred. */
public enum Fate {
  /** Shows a PNG. */
  PNG(50),
  /** Shows a JPEG under the name of a PNG, as version 3 wrote them. */
  JPEG(10),
  /** Shows a Gravatar. */
  GRAVATAR(8),
  /** Never chose anything: NULL. */
  UNSET(7),
  /** An administrator took the picture off: an empty text. */
  EMPTY(5),
  /** Some other text than the site knows. */
  OTHER_TEXT(2),
  /** As {@link #EMPTY}, and the file still lies there. */
  LEFTOVER(3),
  /** As {@link #GRAVATAR}, and the file of before still lies there. */
  LEFTOVER_BEHIND_GRAVATAR(2),
  /** Deleted softly, with a picture. */
  DELETED(3),
  /** Has a picture and is not activated: shown by version 4, not by version 3. */
  INACTIVE(2),
  /** Has a picture and is banned: shown by version 4, not by version 3. */
  BANNED(2),
  /** Should show a picture whose file is gone. */
  MISSING(2),
  /** Version 4: only the large picture of version 3 is there. Version 3: only the small one is. */
  OTHER_SIZE(2),
  /** No user, but a file. */
  ORPHAN(2);

  private final int inHundred;

  Fate(int inHundred) {
    this.inHundred = inHundred;
  }

  int inHundred() {
    return inHundred;
  }

  /** Whether a picture lies in the site's folder. */
  boolean hasFile() {
    return switch (this) {
      case PNG, JPEG, LEFTOVER, LEFTOVER_BEHIND_GRAVATAR -> true;
      case DELETED, INACTIVE, BANNED, OTHER_SIZE, ORPHAN -> true;
      case GRAVATAR, UNSET, EMPTY, OTHER_TEXT, MISSING -> false;
    };
  }
}
