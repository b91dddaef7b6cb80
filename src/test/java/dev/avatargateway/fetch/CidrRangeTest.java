package dev.avatargateway.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CidrRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0, true",
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "192.168.4.0/22, 192.168.3.255, false",
    "1.2.3.4/32, 1.2.3.4, true",
    "1.2.3.4/32, 1.2.3.5, false",
    "1.2.3.4, 1.2.3.4, true",
    "1.2.3.4, 1.2.3.5, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::1, false",
    "128.0.0.0/1, 128.0.0.0, true",
    "128.0.0.0/1, 127.255.255.255, false",
    "fd00::/8, fdff::1, true",
    "fd00::/8, fe00::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, ::1, true",
    "::1/128, ::2, false",
    "::/0, ffff::, true",
    "::/0, 1.2.3.4, false"
  })
  void containsWhatSharesTheLeadingBits(String range, String address, boolean contained)
      throws Exception {
    assertThat(CidrRange.parse(range).contains(InetAddress.ofLiteral(address)))
        .isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/8/8",
        "10.0.0.0/999",
        "10.0.0.1/8",
        "10/8",
        "10.0/16",
        "010.0.0.0/8",
        "10.0.0.256/32",
        "0x7f.0.0.1",
        "2130706433",
        " 10.0.0.0/8",
        "10.0.0.0 /8",
        "localhost",
        "localhost/32",
        "::/129",
        "::1/64",
        ":::/8",
        "12345::/16",
        "fe80::1%lo",
        "[::1]",
        "fd00::/ 8",
        "1.2.3.4.5",
        "1.2.3.",
        "１.2.3.4"
      })
  void otherFormsAreRefused(String text) {
    assertThatThrownBy(() -> CidrRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void printsAsItIsWritten() {
    assertThat(CidrRange.parse("10.0.0.0/8")).hasToString("10.0.0.0/8");
    assertThat(CidrRange.parse("1.2.3.4")).hasToString("1.2.3.4/32");
    assertThat(CidrRange.parse("10.0.0.0/8")).isEqualTo(CidrRange.parse("10.0.0.0/8"));
  }
}
