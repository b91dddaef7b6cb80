package dev.avatargateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a request goes.
 *
 * @param raw path and query as sent
 * @param segments the decoded pieces between the slashes of the path; the first follows the slash
 *     at the start, so {@code /} has one empty segment
 * @param readable false when the path has a bad escape; its segments are then as they were sent
 */
record Target(String raw, List<String> segments, boolean readable) {

  Target {
    segments = List.copyOf(segments);
  }

  static Target of(String raw) {
    String path = rawPath(raw);
    List<String> sent = List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
    List<String> decoded = new ArrayList<>(sent.size());
    for (String segment : sent) {
      PercentCoding.decode(segment, false).ifPresent(decoded::add);
    }
    boolean readable = path.startsWith("/") && decoded.size() == sent.size();
    return new Target(raw, readable ? decoded : sent, readable);
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
