package dev.avatargateway.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** One {@code ??} line: what to look at, how to compare it, and with what. */
record Assertion(int line, String text, Subject subject, Predicate predicate, String expected) {

  /** Says what is wrong with the answer, or nothing when the answer fulfils this line. */
  Optional<String> refute(Answer answer, Bindings bindings) {
    try {
      JsonNode actual = subject.of(answer);
      String wanted = bindings.fill(expected);
      if (predicate.holds(actual, wanted)) {
        return Optional.empty();
      }
      String came = actual.isMissingNode() ? "nothing" : predicate.describe(actual);
      return Optional.of(
          "came: " + came + (wanted.equals(expected) ? "" : "\n  wanted: " + wanted));
    } catch (IllegalArgumentException e) {
      return Optional.of("cannot be evaluated: " + e.getMessage());
    }
  }
}
