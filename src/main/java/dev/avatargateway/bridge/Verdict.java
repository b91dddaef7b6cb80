package dev.avatargateway.bridge;

import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Arrivals;
import java.util.Optional;

/**
 * What becomes of a listing.
 *
 * @param arrival what is to be committed, where anything is
 * @param reason why it was skipped or failed; empty otherwise
 * @param detail what the operator is told beside the reason, or nothing
 */
record Verdict(
    Listing listing, Kind kind, Optional<Arrival> arrival, String reason, String detail) {

  /** How a listing is counted. */
  enum Kind {
    DONE,
    UNCHANGED,
    SKIPPED,
    FAILED,
    /** It cannot be told before what stands before it in the list was committed. */
    AGAIN
  }

  static Verdict again(Listing listing) {
    return new Verdict(listing, Kind.AGAIN, Optional.empty(), "", "");
  }

  static Verdict skipped(Listing listing, Optional<Arrival> arrival, String reason) {
    return new Verdict(listing, Kind.SKIPPED, arrival, reason, "");
  }

  static Verdict failed(Listing listing, Optional<Arrival> arrival, String reason, String detail) {
    return new Verdict(listing, Kind.FAILED, arrival, reason, detail);
  }

  /** The decision about one who shows something. */
  static Verdict of(Listing listing, Arrivals.Decision decision) {
    return switch (decision) {
      case Arrivals.Decision.Wear(Arrival arrival) ->
          new Verdict(listing, Kind.DONE, Optional.of(arrival), "", "");
      case Arrivals.Decision.Worn(Arrival arrival) ->
          new Verdict(listing, Kind.UNCHANGED, Optional.of(arrival), "", "");
      case Arrivals.Decision.Kept(Arrival arrival, Arrivals.Reason reason) ->
          skipped(listing, Optional.of(arrival), words(reason));
    };
  }

  private static String words(Arrivals.Reason reason) {
    return switch (reason) {
      case NOTHING_THERE -> "no picture there";
      case LOST_THERE -> "its file is missing there";
      case SET_LATER_HERE -> "set later here";
      case PICTURE_HERE -> "a picture here, a Gravatar there";
    };
  }

  Verdict with(Optional<Arrival> other) {
    return new Verdict(listing, kind, other, reason, detail);
  }

  /** The same listing, but that somebody changed here what it was decided on. */
  Verdict overtaken() {
    return skipped(listing, Optional.empty(), "changed here meanwhile");
  }

  /** Whether it is known when they chose it there. */
  boolean hasTime() {
    return listing.content() instanceof Listing.Shows shows && shows.setAt() > 0;
  }

  void count(Tally tally) {
    switch (kind) {
      case DONE -> tally.countDone();
      case UNCHANGED -> tally.countUnchanged();
      case SKIPPED -> tally.countSkipped(reason);
      case FAILED -> tally.countFailed(reason);
      case AGAIN -> throw new IllegalStateException("nothing was decided");
    }
  }

  void tell(Complaints complaints) {
    if (kind == Kind.FAILED) {
      complaints.tell(listing.label(), detail.isEmpty() ? reason : reason + " (" + detail + ")");
    }
  }
}
