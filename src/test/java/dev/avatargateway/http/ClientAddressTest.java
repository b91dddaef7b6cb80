package dev.avatargateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // who the connection is from | X-Forwarded-For, headers apart by / | whose request it is
        "192.0.2.1 | - | 192.0.2.1",
        "192.0.2.1 | 198.51.100.7 | 192.0.2.1",
        "192.0.2.1 | 10.0.0.1 | 192.0.2.1",
        "10.0.0.1 | - | 10.0.0.1",
        "10.0.0.1 | 198.51.100.7 | 198.51.100.7",
        "10.0.0.1 | 203.0.113.9, 198.51.100.7 | 198.51.100.7",
        "10.0.0.1 | 203.0.113.9 / 198.51.100.7 | 198.51.100.7",
        "10.0.0.1 | 203.0.113.9, 198.51.100.7 / 10.0.0.2 | 198.51.100.7",
        "10.0.0.1 | 198.51.100.7,10.0.0.3 , 10.0.0.2 | 198.51.100.7",
        "10.0.0.1 | 10.0.0.3, 10.0.0.2 | 10.0.0.3",
        "10.0.0.1 | 127.0.0.1, 198.51.100.7 | 198.51.100.7",
        "10.0.0.1 | 198.51.100.7:4711 | 198.51.100.7",
        "10.0.0.1 | 2001:db8::1 | 2001:db8::1",
        "10.0.0.1 | [2001:db8::1]:4711 | 2001:db8::1",
        "10.0.0.1 | [2001:db8::1] | 2001:db8::1",
        "10.0.0.1 | ::ffff:198.51.100.7 | 198.51.100.7",
        "10.0.0.1 | unknown | 10.0.0.1",
        "10.0.0.1 | 198.51.100.7, unknown | 10.0.0.1",
        "10.0.0.1 | example.org | 10.0.0.1",
        "10.0.0.1 | 198.51.100.7, | 10.0.0.1",
        "10.0.0.1 | ' ' | 10.0.0.1",
        "10.0.0.1 | [ | 10.0.0.1",
        "10.0.0.1 | 999.1.1.1 | 10.0.0.1",
      },
      delimiter = '|')
  void theLastHopThatNoTrustedProxyIsCounts(String peer, String forwarded, String client) {
    List<String> headers =
        forwarded == null ? List.of() : Arrays.asList(forwarded.split(" / ", -1));

    assertThat(
            ClientAddress.of(
                InetAddress.ofLiteral(peer),
                headers,
                address -> address.getHostAddress().startsWith("10.")))
        .isEqualTo(InetAddress.ofLiteral(client));
  }
}
