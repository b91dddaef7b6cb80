package dev.avatargateway.http;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds whose request it is: from the connection backwards through {@code X-Forwarded-For}, as long
 * as trusted proxies speak. What stands before the first hop that is not trusted was written by a
 * stranger, and is not read.
 */
final class ClientAddress {

  private ClientAddress() {}

  /**
   * @param peer who the connection is from
   * @param forwarded all values of the header, in order
   */
  static InetAddress of(
      InetAddress peer, List<String> forwarded, Predicate<InetAddress> isTrustedProxy) {
    InetAddress client = peer;
    String hops = String.join(",", forwarded);
    int end = hops.length();
    while (end > 0 && isTrustedProxy.test(client)) {
      int comma = hops.lastIndexOf(',', end - 1);
      InetAddress hop = parse(hops.substring(comma + 1, end).strip());
      if (hop == null) {
        return client;
      }
      client = hop;
      end = comma;
    }
    return client;
  }

  /** An address, as some proxies write it also with its port; null for anything else. */
  private static @Nullable InetAddress parse(String hop) {
    String bare = hop;
    if (hop.startsWith("[")) {
      int close = hop.indexOf(']');
      bare = close < 0 ? hop : hop.substring(1, close);
    } else if (hop.indexOf(':') == hop.lastIndexOf(':') && hop.indexOf('.') > 0) {
      int colon = hop.indexOf(':');
      bare = colon < 0 ? hop : hop.substring(0, colon);
    }
    try {
      return InetAddress.ofLiteral(bare);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
