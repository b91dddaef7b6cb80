package dev.avatargateway.bridge.creatorshub;

import dev.avatargateway.core.Upstream.Found;

/** What the product said of somebody. */
sealed interface Answer {

  /** This is what it shows; a picture is read when it is opened. */
  record Known(Found found) implements Answer {}

  /** It knows nobody with this number. */
  record Unknown() implements Answer {}

  /** It would not say; why. */
  record Refused(String reason) implements Answer {}

  Answer UNKNOWN = new Unknown();
}
