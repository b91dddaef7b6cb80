package dev.avatargateway.http;

/** Who is turned away before anything of a request but its header is looked at. */
@FunctionalInterface
public interface RequestLimit {

  /**
   * Counts a request.
   *
   * @throws dev.avatargateway.core.RefusedException to be worded by the dialect it was for
   */
  void count(Request request);
}
