package dev.avatargateway.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A date as HTTP headers have it.
 *
 * @param time to the second
 */
public record HttpDate(Instant time) {

  private static final DateTimeFormatter IMF =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  /** The forms of RFC 9110, section 5.6.7; the last two are long out of use but must be read. */
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          IMF,
          new DateTimeFormatterBuilder()
              .appendPattern("EEEE, dd-MMM-")
              .appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(1970, 1, 1))
              .appendPattern(" HH:mm:ss 'GMT'")
              .toFormatter(Locale.ENGLISH),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH));

  public HttpDate {
    time = time.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Reads any of the three forms; empty when it is none. */
  public static Optional<HttpDate> parse(String text) {
    for (DateTimeFormatter form : FORMS) {
      try {
        return Optional.of(
            new HttpDate(LocalDateTime.parse(text.strip(), form).toInstant(ZoneOffset.UTC)));
      } catch (DateTimeException e) {
        // Perhaps it is of the next form.
      }
    }
    return Optional.empty();
  }

  /** The form to send, such as {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  @Override
  public String toString() {
    return IMF.format(time.atOffset(ZoneOffset.UTC));
  }
}
