package dev.avatargateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What values may be, said with the key's name when they are not. */
final class Check {

  static final int MAX_PORT = 65535;

  /** So few digits that no letter makes more bytes of them than a number holds. */
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,6}|[0-9]{1,15}(?=$))([KMGTkmgt]?)");

  private Check() {}

  static int range(String key, int value, int least, int most) {
    return (int) range(key, (long) value, least, most);
  }

  /** A whole number of a key that also takes words. */
  static int count(String key, String value, int least, int most) {
    try {
      return range(key, Integer.parseInt(value), least, most);
    } catch (NumberFormatException e) {
      throw new ConfigException(key, "must be from " + least + " to " + most + ", or auto");
    }
  }

  static long range(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw new ConfigException(key, "must be from " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  /** Bytes, or what a letter behind them multiplies: {@code 512K}, {@code 256M}, 20G or 1T. */
  static long size(String key, String value) {
    Matcher size = SIZE.matcher(value);
    if (!size.matches()) {
      throw new ConfigException(key, "must be a size in bytes such as 500M or 20G");
    }
    int power = "KMGT".indexOf(size.group(2).toUpperCase(Locale.ROOT)) + 1;
    return Long.parseLong(size.group(1)) << (size.group(2).isEmpty() ? 0 : 10 * power);
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
    if (web(key, value).getRawQuery() != null) {
      throw new ConfigException(key, "must not have a query");
    }
    return value.replaceFirst("/+$", "");
  }

  /** An absolute http or https address of one document, as it was given. */
  static @Nullable String document(String key, @Nullable String value) {
    if (value != null) {
      web(key, value);
    }
    return value;
  }

  private static URI web(String key, String value) {
    try {
      URI uri = new URI(value);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web
          && uri.getHost() != null
          && uri.getPort() <= MAX_PORT
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, in the same words as for other values that are no address.
    }
    throw new ConfigException(key, "must be an address such as https://example.org");
  }

  /** The name or literal address of a machine, an IPv6 one with or without brackets. */
  static String host(String key, String value) {
    try {
      String literal = value.startsWith("[") || !value.contains(":") ? value : "[" + value + "]";
      if (literal.equals(new URI("http://" + literal + ":1").getHost())) {
        return value;
      }
    } catch (URISyntaxException e) {
      // Said below, in the same words as for other values that are no host.
    }
    throw new ConfigException(key, "must be a host such as 127.0.0.1");
  }

  static Path path(String key, String value) {
    try {
      if (!value.isEmpty()) {
        return Path.of(value);
      }
    } catch (InvalidPathException e) {
      // Said below, in the same words as for no path at all.
    }
    throw new ConfigException(key, "must be the path of a file or folder");
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
