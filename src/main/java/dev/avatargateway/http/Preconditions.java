package dev.avatargateway.http;

import java.time.Instant;
import java.util.Optional;

/** The conditional headers of a request (RFC 9110, section 13), for quoted entity tags. */
public final class Preconditions {

  private Preconditions() {}

  /** What the conditions allow. */
  public enum Verdict {
    /** Do what was asked. */
    PROCEED,
    /** Answer 304: the client has it. */
    NOT_MODIFIED,
    /** Answer 412. */
    FAILED
  }

  /**
   * Dates count to the second; a header that cannot be read is as if it were not there.
   *
   * @param etag the current entity tag, quoted and strong
   * @param modified when the representation last changed; conditions on it are passed over when it
   *     is 1970 or before, which says that nobody knows
   */
  public static Verdict evaluate(Request request, String etag, Instant modified) {
    boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
    Optional<String> match = request.header("If-Match");
    if (match.isPresent()) {
      if (!EntityTags.matchStrongly(match.get(), etag)) {
        return Verdict.FAILED;
      }
    } else if (since(request, "If-Unmodified-Since", modified).filter(same -> !same).isPresent()) {
      return Verdict.FAILED;
    }
    Optional<String> noneMatch = request.header("If-None-Match");
    if (noneMatch.isPresent()) {
      if (names(noneMatch.get(), etag)) {
        return reading ? Verdict.NOT_MODIFIED : Verdict.FAILED;
      }
    } else if (reading && since(request, "If-Modified-Since", modified).orElse(false)) {
      return Verdict.NOT_MODIFIED;
    }
    return Verdict.PROCEED;
  }

  /** Whether a value of {@code If-None-Match} names this quoted, strong entity tag. */
  public static boolean names(String ifNoneMatch, String etag) {
    return ifNoneMatch.equals(etag) || EntityTags.matchWeakly(ifNoneMatch, etag);
  }

  /** Whether it is unchanged since the date in a header; empty without such a date. */
  private static Optional<Boolean> since(Request request, String header, Instant modified) {
    HttpDate last = new HttpDate(modified);
    if (last.time().getEpochSecond() <= 0) {
      return Optional.empty();
    }
    return request
        .header(header)
        .flatMap(HttpDate::parse)
        .map(date -> !last.time().isAfter(date.time()));
  }
}
