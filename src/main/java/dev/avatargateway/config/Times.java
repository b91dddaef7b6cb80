package dev.avatargateway.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How spans of time are written: a number and s, m, h or d. */
public final class Times {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,7})([smhd])");

  private Times() {}

  /**
   * Reads a span of time, such as {@code 1h}.
   *
   * @throws ConfigException naming the key when it is none, or not from {@code least} to {@code
   *     most}
   */
  public static Duration parse(String key, String value, Duration least, Duration most) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      throw new ConfigException(key, "must be a number and s, m, h or d, such as 1h");
    }
    long number = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    if (duration.compareTo(least) < 0) {
      throw new ConfigException(key, "must be at least " + least.toSeconds() + "s");
    }
    if (duration.compareTo(most) > 0) {
      throw new ConfigException(key, "must be at most " + most.toDays() + "d");
    }
    return duration;
  }
}
