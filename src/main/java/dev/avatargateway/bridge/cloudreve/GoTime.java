package dev.avatargateway.bridge.cloudreve;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text that a site's SQLite driver makes of a time: Go's own form in version 4, such as {@code
 * 2026-03-04 05:06:07.89 +0800 CST m=+12.34}, an ISO-like one in version 3.
 */
final class GoTime {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<date>\\d{4}-\\d{2}-\\d{2})[ T](?<time>\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?)"
              + "( ?(?<offset>Z|[+-]\\d{2}(:?\\d{2}(:?\\d{2})?)?))?"
              + "( [A-Za-z0-9+-]{1,40})?( m=[+-].{0,40})?");

  private static final DateTimeFormatter DATE_AND_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter();

  private GoTime() {}

  /** The time that a text names, in UTC where it names no zone; empty for anything else. */
  static Optional<Instant> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local = LocalDateTime.parse(form.group("date") + "T" + form.group("time"));
      @Nullable String offset = form.group("offset");
      return Optional.of(local.toInstant(offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The form of version 4's driver. */
  static String v4(Instant time) {
    return DATE_AND_TIME.format(time.atOffset(ZoneOffset.UTC)) + " +0000 UTC";
  }

  /** The form of version 3's driver. */
  static String v3(Instant time) {
    return DATE_AND_TIME.format(time.atOffset(ZoneOffset.UTC)) + "+00:00";
  }
}
