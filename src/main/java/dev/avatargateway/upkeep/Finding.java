package dev.avatargateway.upkeep;

import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Owner;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What there is to be said of a blob.
 *
 * @param wearers some of whom show it or have it in their history
 * @param why one sentence without its full stop
 * @param setAside whether it was moved to the trash
 */
public record Finding(Kind kind, BlobKey blob, List<Owner> wearers, String why, boolean setAside) {

  public Finding {
    wearers = List.copyOf(wearers);
  }

  /** How a blob may be that is not simply well. */
  public enum Kind {
    /** The catalog refers to a blob that is not there. */
    DANGLING,
    /** Nothing has referred to it for the grace period. */
    ORPHAN,
    /** Its bytes are not those that were stored. */
    DAMAGED,
    /** It is there but cannot be read. */
    UNREADABLE,
    /** Nothing refers to it, but it is too young to tell: somebody may be about to. */
    FRESH;

    /** In lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether anything must be done about it. */
  public boolean isWrong() {
    return kind != Kind.FRESH;
  }

  /** For the operator, in one line. */
  public String line() {
    String who =
        wearers.isEmpty()
            ? ""
            : " of " + wearers.stream().map(Owner::toString).collect(Collectors.joining(", "));
    String line = kind + " " + blob + who + ": " + why + (setAside ? "; moved to the trash" : "");
    // Ids and paths come from strangers, and a terminal obeys control characters.
    return line.replaceAll("\\p{Cc}", "?");
  }
}
