package dev.avatargateway.transcript;

import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a {@code ??} line at the same place as httpYac: at the last word that is a predicate. */
final class AssertionParser {
  private static final String PREDICATES =
      "endsWith|==|===|equals|exists|isTrue|>=|>|contains|includes|isArray|isBoolean|isNumber"
          + "|isString|<=|<|matches|!=|!==|not equals|startsWith|sha256|md5|sha512|isFalse";
  private static final Pattern LINE =
      Pattern.compile(
          "\\?\\? (?<type>\\S*)(\\s+(?<value>.*))?\\s+(?<predicate>"
              + PREDICATES
              + ")\\s*(?<expected>.*)",
          Pattern.CASE_INSENSITIVE);

  private AssertionParser() {}

  static Assertion parse(Path path, int number, String line) {
    try {
      return parse(number, line);
    } catch (IllegalArgumentException e) {
      throw new TranscriptSyntaxException(path, number, e.getMessage() + " in " + line);
    }
  }

  private static Assertion parse(int number, String line) {
    Matcher match = LINE.matcher(line);
    require(match.matches(), "not an assertion '?? subject predicate expected'");
    String value = Objects.requireNonNullElse(match.group("value"), "");
    Subject subject = Subject.parse((match.group("type") + " " + value).strip());
    Predicate predicate = Predicate.parse(match.group("predicate"));
    String expected = match.group("expected");
    String gap = expected.isEmpty() ? "" : " ";
    require(
        line.endsWith(" " + match.group("predicate") + gap + expected),
        "one space belongs on each side of the predicate");
    require(predicate.takesValue() != expected.isEmpty(), "expected value missing or too much");
    boolean raw = subject instanceof Subject.RawBody;
    require(raw == (predicate == Predicate.SHA256), "sha256 and response.rawBody go together");
    return new Assertion(number, line, subject, predicate, expected);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
