package dev.avatargateway.catalog;

import dev.avatargateway.core.Origin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the history, with its picture by number.
 *
 * @param id the row's number
 * @param maker the person who chose the look
 * @param changedAt the version on its timeline
 * @param worn what was chosen
 */
record ChangeRow(long id, UUID maker, long changedAt, Worn worn) {

  /**
   * A look that was chosen.
   *
   * @param kind what it shows
   * @param picture the picture's number; null unless the kind is {@link LookKind#PICTURE}
   * @param setAt when it was chosen
   * @param origin where it came from
   */
  record Worn(LookKind kind, @Nullable Long picture, long setAt, Origin origin) {

    /** Whether it stays when a person with the other look is joined. */
    boolean outranks(Worn other) {
      int byKind = kind.compareTo(other.kind);
      return byKind > 0 || (byKind == 0 && setAt > other.setAt);
    }
  }
}
