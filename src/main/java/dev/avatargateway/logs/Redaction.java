package dev.avatargateway.logs;

import java.util.regex.Pattern;

/** Takes out of a text what looks like an e-mail address or a secret. */
final class Redaction {

  private static final String GONE = "[hidden]";

  /** The length of the parts is bounded, so that a long line of letters is read once. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\\p{L}\\p{N}._%+'-]{1,64}(?:@|%40)[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,9}");

  private static final Pattern TOKEN =
      Pattern.compile("\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b((?:bearer|basic)\\s+|(?:token|password|secret|mmauthtoken)=)[^\\s,;&\"'\\])}]+");

  private Redaction() {}

  static String of(String text) {
    String safe = text;
    if (safe.indexOf('@') >= 0 || safe.contains("%40")) {
      safe = ADDRESS.matcher(safe).replaceAll(GONE);
    }
    if (safe.contains("eyJ")) {
      safe = TOKEN.matcher(safe).replaceAll(GONE);
    }
    return NAMED.matcher(safe).replaceAll("$1" + GONE);
  }
}
