package dev.avatargateway.http;

import java.time.Instant;

/** The conditional headers of a request (RFC 9110, sections 13 and 14), for quoted entity tags. */
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
   * @param etag the current entity tag, quoted and strong
   * @param modified when the representation last changed
   */
  public static Verdict evaluate(Request request, String etag, Instant modified) {
    return request.header("If-None-Match").filter(etag::equals).isPresent()
        ? Verdict.NOT_MODIFIED
        : modified.equals(Instant.MAX) ? Verdict.FAILED : Verdict.PROCEED;
  }
}
