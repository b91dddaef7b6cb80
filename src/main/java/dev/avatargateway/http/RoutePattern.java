package dev.avatargateway.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path of literal segments and {@code {name}} segments. */
final class RoutePattern {

  private final List<String> segments;

  RoutePattern(String pattern) {
    if (!pattern.startsWith("/")) {
      throw new IllegalArgumentException("a pattern starts with a slash: " + pattern);
    }
    this.segments = List.of(pattern.substring(1).split("/", -1));
  }

  /** What stands in the places of the names; empty when the path is another. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> params = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      String given = path.get(i);
      if (isName(segment)) {
        if (given.isEmpty() || given.indexOf('/') >= 0) {
          return Optional.empty();
        }
        params.put(segment.substring(1, segment.length() - 1), given);
      } else if (!segment.equals(given)) {
        return Optional.empty();
      }
    }
    return Optional.of(params);
  }

  /** The same for all patterns that match the same paths. */
  String shape() {
    return String.join("/", segments.stream().map(s -> isName(s) ? "{}" : s).toList());
  }

  private static boolean isName(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}
