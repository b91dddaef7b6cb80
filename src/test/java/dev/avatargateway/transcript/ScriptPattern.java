package dev.avatargateway.transcript;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Turns a regular expression of the subset into one that means the same in Java. */
final class ScriptPattern {
  private ScriptPattern() {}

  /** In JavaScript {@code $} is the very end, and does not look past a last line end. */
  static Pattern compile(String script) {
    StringBuilder java = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < script.length(); i++) {
      char c = script.charAt(i);
      if (c == '\\' && i + 1 < script.length()) {
        java.append(c).append(script.charAt(++i));
        continue;
      }
      inClass = c == '[' || (inClass && c != ']');
      java.append(c == '$' && !inClass ? "\\z" : String.valueOf(c));
    }
    try {
      return Pattern.compile(java.toString());
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("not a pattern: " + script, e);
    }
  }
}
