package dev.avatargateway.bridge.cloudreve;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes times as sites were seen to: in SQLite in many forms of Go's. */
final class SiteClock {

  private static final String[] V4 = {
    "uuuu-MM-dd HH:mm:ss.SSS Z 'CST' 'm=+12.340000001'",
    "uuuu-MM-dd HH:mm:ss.SSSSSSSSS Z 'CST'",
    "uuuu-MM-dd HH:mm:ss Z 'CST'",
    "uuuu-MM-dd HH:mm:ss.SSS Z Z",
    "uuuu-MM-dd HH:mm:ss.SSSxxx",
    "uuuu-MM-dd'T'HH:mm:ss.SSSxxx",
  };
  private static final String V3 = "uuuu-MM-dd HH:mm:ss.SSSSSSSSSxxx";

  private SiteClock() {}

  /** Whether the form that goes with a number leaves out fractions of a second. */
  static boolean isWhole(Edition edition, int number) {
    return edition == Edition.V4 && !V4[Math.floorMod(number, V4.length)].contains(".S");
  }

  /** The time for a column; the form changes with the number. */
  static Object column(Engine engine, Edition edition, Instant time, int number) {
    return switch (engine) {
      case SQLITE -> {
        String form = edition == Edition.V4 ? V4[Math.floorMod(number, V4.length)] : V3;
        yield DateTimeFormatter.ofPattern(form).format(time.atOffset(ZoneOffset.ofHours(8)));
      }
      case MYSQL -> LocalDateTime.ofInstant(time, ZoneId.systemDefault());
      case POSTGRES -> time.atOffset(ZoneOffset.UTC);
    };
  }
}
