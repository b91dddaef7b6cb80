package dev.avatargateway.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * What one household or server has of addresses: one of IPv4, a /64 of IPv6.
 *
 * @param version 4 or 6
 * @param prefix its bits
 */
record AddressBlock(int version, long prefix) {

  static AddressBlock of(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return address instanceof Inet6Address
        ? new AddressBlock(6, bytes.getLong())
        : new AddressBlock(4, bytes.getInt());
  }
}
