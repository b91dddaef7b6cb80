package dev.avatargateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request target that could be read.
 *
 * @param raw path and query as sent
 * @param segments the decoded pieces between the slashes of the path; the first follows the slash
 *     at the start, so {@code /} has one empty segment
 */
record Target(String raw, List<String> segments) {

  Target {
    segments = List.copyOf(segments);
  }

  /** Empty when the path has a bad escape or does not start with a slash. */
  static Optional<Target> of(String raw) {
    String path = rawPath(raw);
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    List<String> segments = new ArrayList<>();
    int start = 1;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      Optional<String> segment = PercentCoding.decode(path.substring(start, end), false);
      if (segment.isEmpty()) {
        return Optional.empty();
      }
      segments.add(segment.get());
      start = end + 1;
    }
    return Optional.of(new Target(raw, segments));
  }

  /** The path of a raw target, readable or not. */
  static String rawPath(String raw) {
    int query = raw.indexOf('?');
    return query < 0 ? raw : raw.substring(0, query);
  }

  String path() {
    return "/" + String.join("/", segments);
  }

  /** The first value of a query parameter, {@code ""} when it has none or cannot be decoded. */
  Optional<String> query(String name) {
    int at = raw.indexOf('?');
    while (at >= 0) {
      int start = at + 1;
      at = raw.indexOf('&', start);
      String pair = raw.substring(start, at < 0 ? raw.length() : at);
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      if (PercentCoding.decode(key, true).filter(name::equals).isPresent() && !pair.isEmpty()) {
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        return Optional.of(PercentCoding.decode(value, true).orElse(""));
      }
    }
    return Optional.empty();
  }
}
