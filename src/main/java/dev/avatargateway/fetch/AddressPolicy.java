package dev.avatargateway.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: global unicast at the web's ports, and whatever the operator
 * allowed.
 */
final class AddressPolicy {

  private static final Set<Integer> WEB_PORTS = Set.of(80, 443);

  /** The special-purpose IPv4 blocks that are not globally reachable, and Azure's host address. */
  private static final List<CidrRange> SPECIAL_V4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "168.63.129.16/32",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  private static final CidrRange GLOBAL_V6 = CidrRange.parse("2000::/3");

  /** Protocol assignments with Teredo and benchmarking, documentation, 6to4, the old 6bone. */
  private static final List<CidrRange> SPECIAL_V6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20");

  private static final CidrRange NAT64 = CidrRange.parse("64:ff9b::/96");

  private final List<CidrRange> allowed;

  AddressPolicy(List<CidrRange> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  boolean permits(InetAddress address, int port) {
    return isIn(allowed, address) || (WEB_PORTS.contains(port) && isGlobal(address));
  }

  private static boolean isGlobal(InetAddress address) {
    if (address instanceof Inet4Address) {
      return !isIn(SPECIAL_V4, address);
    }
    byte[] bytes = address.getAddress();
    if (NAT64.contains(address)) {
      return isGlobal(embedded(bytes));
    }
    return GLOBAL_V6.contains(address)
        && !isIn(SPECIAL_V6, address)
        && (!isIsatap(bytes) || isGlobal(embedded(bytes)));
  }

  /** ISATAP puts an IPv4 address behind 0:5efe in the lower half of any prefix. */
  private static boolean isIsatap(byte[] bytes) {
    return (bytes[8] & 0xfc) == 0
        && bytes[9] == 0
        && bytes[10] == 0x5e
        && (bytes[11] & 0xff) == 0xfe;
  }

  private static InetAddress embedded(byte[] bytes) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isIn(List<CidrRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static List<CidrRange> ranges(String... texts) {
    return Stream.of(texts).map(CidrRange::parse).toList();
  }
}
