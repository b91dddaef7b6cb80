package dev.avatargateway.dialect.cloudreve;

import dev.avatargateway.core.Caller;

/** How somebody comes in through the token step, which every v4 request passes first. */
sealed interface Visit {

  /** Without a token, or with one that is no good: the product makes no difference. */
  record Anonymous() implements Visit {}

  /** With a good token. */
  record SignedIn(Caller caller) implements Visit {}

  /** With a token that only the site could judge, which did not answer. */
  record Unjudged() implements Visit {}

  /** With a genuine token that ends the request here, also one that needs no token. */
  record TurnedAway(Complaint complaint) implements Visit {}
}
