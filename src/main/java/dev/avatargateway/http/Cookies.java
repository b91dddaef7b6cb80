package dev.avatargateway.http;

import java.util.List;
import java.util.Optional;

/** Cookie headers, read leniently: what is no {@code name=value} is passed over. */
final class Cookies {

  private Cookies() {}

  /** The first cookie of this name, without the quotes around it. */
  static Optional<String> find(List<String> headers, String name) {
    for (String header : headers) {
      int start = 0;
      while (start <= header.length()) {
        int semicolon = header.indexOf(';', start);
        int end = semicolon < 0 ? header.length() : semicolon;
        int equals = header.indexOf('=', start);
        if (equals >= 0 && equals < end && header.substring(start, equals).strip().equals(name)) {
          return Optional.of(unquote(header.substring(equals + 1, end).strip()));
        }
        start = end + 1;
      }
    }
    return Optional.empty();
  }

  private static String unquote(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
