package dev.avatargateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What values may be, said with the key's name when they are not. */
final class Check {

  private Check() {}

  static int range(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ConfigException(key, "must be from " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  static long atLeast(String key, long value, long least) {
    if (value < least) {
      throw new ConfigException(key, "must be at least " + least + ", not " + value);
    }
    return value;
  }

  static String oneOf(String key, String value, Set<String> values) {
    if (!values.contains(value)) {
      throw new ConfigException(
          key, "must be one of " + String.join(", ", values.stream().sorted().toList()));
    }
    return value;
  }

  /** An absolute http or https address without query, and without a slash at its end. */
  static @Nullable String url(String key, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      URI uri = new URI(value);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null) {
        return value.replaceFirst("/+$", "");
      }
    } catch (URISyntaxException e) {
      // Said below, in the same words as for other values that are no address.
    }
    throw new ConfigException(key, "must be an address such as https://example.org");
  }

  static @Nullable String notEmpty(String key, @Nullable String value) {
    if (value != null && value.isEmpty()) {
      throw new ConfigException(key, "is empty");
    }
    return value;
  }

  static String notBlank(String key, String value) {
    if (value.isBlank()) {
      throw new ConfigException(key, "is empty");
    }
    return value;
  }
}
