package dev.avatargateway.catalog.copy;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a row stands in the order of its table. */
record Key(List<String> parts) {

  static Key of(Table table, List<@Nullable String> row) {
    return new Key(table.key().stream().map(i -> String.valueOf(row.get(i))).toList());
  }

  /** Reads what {@link #toString} wrote. */
  static Key parse(String text) {
    return new Key(
        Arrays.stream(text.split("&", -1))
            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
            .toList());
  }

  @Override
  public String toString() {
    return parts.stream()
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
