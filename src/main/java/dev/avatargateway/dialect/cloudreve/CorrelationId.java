package dev.avatargateway.dialect.cloudreve;

import dev.avatargateway.http.Request;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number under which a request is found again: the client's own, or a new one. */
final class CorrelationId {

  private static final String DIGITS =
      "([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
          + "|[0-9a-fA-F]{32})";

  /** Cloudreve's library also reads these spellings of a UUID. */
  private static final Pattern SPELLINGS =
      Pattern.compile("(?:urn:uuid:)?" + DIGITS + "|\\{" + DIGITS + "}");

  private static final Pattern PARTS = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");

  private CorrelationId() {}

  /** In lower case with hyphens. The nil UUID counts as none, as in the product. */
  static String of(Request request) {
    return request
        .header("X-Cr-Correlation-Id")
        .map(SPELLINGS::matcher)
        .filter(Matcher::matches)
        .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
        .map(digits -> PARTS.matcher(digits.replace("-", "")).replaceFirst("$1-$2-$3-$4-$5"))
        .map(UUID::fromString)
        .filter(uuid -> !uuid.equals(new UUID(0, 0)))
        .orElseGet(UUID::randomUUID)
        .toString();
  }
}
