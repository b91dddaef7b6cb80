package dev.avatargateway.http;

/** Answers the requests of one route. */
@FunctionalInterface
public interface Handler {

  /**
   * @throws dev.avatargateway.core.RefusedException to be worded by the dialect that mounted it
   */
  Answer handle(Request request);
}
