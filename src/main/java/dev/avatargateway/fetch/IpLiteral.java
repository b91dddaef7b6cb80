package dev.avatargateway.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP address in the one spelling that everybody reads alike. */
final class IpLiteral {

  private static final Pattern QUAD =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern NUMERIC =
      Pattern.compile("[\\d.]+|(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");

  private IpLiteral() {}

  /** Reads a dotted quad without leading zeros, or IPv6 without brackets and zone. */
  static Optional<InetAddress> parse(String text) {
    if (QUAD.matcher(text).matches()) {
      return Optional.of(Inet4Address.ofLiteral(text));
    }
    if (V6.matcher(text).matches()) {
      try {
        return Optional.of(Inet6Address.ofLiteral(text));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether a host might be taken for an address by some parser, rightly spelt or not. */
  static boolean isLike(String host) {
    return host.indexOf(':') >= 0 || NUMERIC.matcher(host).matches();
  }
}
