package dev.avatargateway.bridge.follow;

import java.time.Duration;

/** What came of an errand. */
public sealed interface Outcome {

  /** They know. */
  record Done() implements Outcome {}

  /** They are to be told again, after this time at the earliest; says why. */
  record Later(String reason, Duration earliest) implements Outcome {}

  /** They will never hear of it; says why. */
  record Never(String reason) implements Outcome {}

  Outcome DONE = new Done();
}
