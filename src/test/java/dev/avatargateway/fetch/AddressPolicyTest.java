package dev.avatargateway.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressPolicyTest {

  private final AddressPolicy closed = new AddressPolicy(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "93.184.215.14",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "168.63.129.15",
        "168.63.129.17",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "177.0.0.1",
        "191.255.255.255",
        "192.0.1.0",
        "192.0.3.0",
        "192.31.196.1",
        "192.52.193.1",
        "192.88.98.255",
        "192.88.100.0",
        "192.167.255.255",
        "192.169.0.0",
        "192.175.48.1",
        "198.17.255.255",
        "198.20.0.0",
        "198.51.99.255",
        "198.51.101.0",
        "203.0.112.255",
        "203.0.114.0",
        "223.255.255.255",
        "2001:200::",
        "2001:4860:4860::8888",
        "2400:cb00::1",
        "2606:4700::1111",
        "2a00:1450:4001::200e",
        "2c00::1",
        "2620:4f:8000::1",
        "2001:db7:ffff::1",
        "2001:db9::1",
        "2003::1",
        "3ffd::1",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "64:ff9b::5db8:d70e",
        "2606:4700::5efe:808:808",
        "2606:4700::200:5efe:808:808",
        "2606:4700:0:0:1:5efe:7f00:1"
      })
  void globalUnicastIsPermitted(String address) throws Exception {
    assertThat(closed.permits(InetAddress.ofLiteral(address), 443)).isTrue();
    assertThat(closed.permits(InetAddress.ofLiteral(address), 80)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.0.0.1",
        "0.255.255.255",
        "10.0.0.0",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.0",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "127.0.0.0",
        "127.0.0.1",
        "127.1.2.3",
        "127.255.255.255",
        "168.63.129.16",
        "169.254.0.0",
        "169.254.169.254",
        "169.254.255.255",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.0",
        "192.0.0.8",
        "192.0.0.9",
        "192.0.0.170",
        "192.0.0.192",
        "192.0.0.255",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.0",
        "192.168.255.255",
        "198.18.0.0",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "203.0.113.255",
        "224.0.0.0",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.254",
        "255.255.255.255"
      })
  void specialIpv4IsForbidden(String address) throws Exception {
    assertThat(closed.permits(InetAddress.ofLiteral(address), 443)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "::2",
        "100::1",
        "100:0:0:1::1",
        "1fff:ffff::1",
        "4000::1",
        "5f00::1",
        "2001::1",
        "2001:1::1",
        "2001:2::1",
        "2001:3::1",
        "2001:4:112::1",
        "2001:10::1",
        "2001:20::1",
        "2001:30::1",
        "2001:1ff:ffff::1",
        "2001:db8::1",
        "2001:db8:ffff::1",
        "3ffe::1",
        "3fff::1",
        "3fff:fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fdff::1",
        "fe00::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "feff::1",
        "ff00::1",
        "ff02::1",
        "ff0e::1",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
      })
  void specialIpv6IsForbidden(String address) throws Exception {
    assertThat(closed.permits(InetAddress.ofLiteral(address), 443)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::127.0.0.1",
        "::7f00:1",
        "::10.0.0.1",
        "::8.8.8.8",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::ffff:0:127.0.0.1",
        "::ffff:0:8.8.8.8",
        "64:ff9b::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b::",
        "64:ff9b::1:808:808",
        "64:ff9b:1:7f00:0:100::",
        "64:ff9b:1::7f00:1",
        "64:ff9b:1::8.8.8.8",
        "64:ff9b:1:ffff::1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2002:a9fe:a9fe::1",
        "2002:c0a8:1::1",
        "2002:808:808::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:0:7f00:1::80ff:fffe",
        "2606:4700::5efe:7f00:1",
        "2606:4700::5efe:10.0.0.1",
        "2606:4700::200:5efe:a9fe:a9fe",
        "2606:4700::100:5efe:7f00:1",
        "2606:4700::300:5efe:7f00:1",
        "fe80::5efe:808:808"
      })
  void embeddedAddressesAreSeenThrough(String address) throws Exception {
    assertThat(closed.permits(InetAddress.ofLiteral(address), 443)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 21, 22, 25, 79, 81, 442, 444, 3306, 6379, 8080, 8443, 65535})
  void otherPortsThanTheWebsAreForbidden(int port) throws Exception {
    assertThat(closed.permits(InetAddress.ofLiteral("8.8.8.8"), port)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1/32, 127.0.0.1, 8080, true",
    "127.0.0.1/32, 127.0.0.1, 80, true",
    "127.0.0.1/32, 127.0.0.2, 80, false",
    "127.0.0.1/32, ::1, 80, false",
    "127.0.0.1/32, ::ffff:127.0.0.1, 80, true",
    "127.0.0.1/32, 8.8.8.8, 8080, false",
    "127.0.0.1/32, 8.8.8.8, 443, true",
    "10.0.0.0/8, 10.255.0.1, 22, true",
    "10.0.0.0/8, 11.0.0.1, 22, false",
    "fd00::/8, fd12::1, 8080, true",
    "fd00::/8, fc12::1, 8080, false",
    "0.0.0.0/0, 169.254.169.254, 1, true",
    "0.0.0.0/0, ::1, 80, false",
    "::/0, ::1, 1, true"
  })
  void allowedRangesAreOpenAtEveryPort(String allowed, String address, int port, boolean permitted)
      throws Exception {
    AddressPolicy policy = new AddressPolicy(List.of(CidrRange.parse(allowed)));
    assertThat(policy.permits(InetAddress.ofLiteral(address), port)).isEqualTo(permitted);
  }
}
