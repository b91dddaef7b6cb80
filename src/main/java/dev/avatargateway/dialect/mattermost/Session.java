package dev.avatargateway.dialect.mattermost;

import dev.avatargateway.core.Caller;

/** What Mattermost makes of a request's token before it looks at anything else. */
sealed interface Session {

  /** Somebody is signed in. */
  record Open(Caller caller) implements Session {}

  /**
   * Nobody is.
   *
   * @param endsCookie whether the browser is told to forget its cookie
   */
  record Closed(AppError error, boolean endsCookie) implements Session {}
}
