package dev.avatargateway.http;

import dev.avatargateway.core.Refusal;
import java.util.Optional;

/**
 * What a request came to.
 *
 * @param dialect the name of the one that worded it, or {@link #NOBODY}
 * @param refusal the reason, where the hall refused
 */
public record Ending(String dialect, Outcome outcome, Optional<Refusal> refusal, Answer answer) {

  /** In the place of a dialect's name, for paths that belong to none. */
  public static final String NOBODY = "none";

  static Ending answered(String dialect, Answer answer) {
    return new Ending(dialect, Outcome.of(answer), Optional.empty(), answer);
  }

  static Ending refused(String dialect, Answer answer, Refusal refusal) {
    return new Ending(dialect, Outcome.of(refusal), Optional.of(refusal), answer);
  }

  static Ending failed(String dialect, Answer answer) {
    return new Ending(dialect, Outcome.FAILED, Optional.empty(), answer);
  }
}
