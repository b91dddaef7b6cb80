package dev.avatargateway.config;

import java.util.regex.Pattern;

/** Which values of keys nobody should see on a screen. */
public final class Secrets {

  private static final String HIDDEN = "(hidden)";
  private static final Pattern KEYS = Pattern.compile("secret|password|token|salt");

  /** User names and passwords before a host, and parameters that hold a secret. */
  private static final Pattern WITHIN =
      Pattern.compile(
          "(?i)(?<=//)[^/@\\s]*:[^/@\\s]*(?=@)|(?<=[?&;](?:password|token|secret)=)[^&;]*");

  private Secrets() {}

  /**
   * A value as it may be shown.
   *
   * @param key without hyphens before it
   */
  public static String masked(String key, String value) {
    return KEYS.matcher(key).find() ? HIDDEN : WITHIN.matcher(value).replaceAll(HIDDEN);
  }
}
