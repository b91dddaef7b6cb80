package dev.avatargateway.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.avatargateway.core.RefusedException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Addresses of any make: none that is let through leads to this machine or its neighbours. */
final class WebAddressFuzz {

  private static final HttpUrl HERE = HttpUrl.get("https://example.org/a/b");
  private static final AddressPolicy POLICY = new AddressPolicy(List.of());

  @DictionaryEntries({
    "http://",
    "https://",
    "127.0.0.1",
    "[::1]",
    "[::ffff:7f00:1]",
    "0x7f",
    "2130706433",
    ":80",
    "@",
    "\\\\",
    "%2e",
    "\\xe2\\x91\\xa0\\xe2\\x91\\xa1\\xe2\\x91\\xa6",
    "\\xe3\\x80\\x82",
    "localhost",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "169.254."
  })
  @FuzzTest(maxDuration = "20s")
  void nothingNearIsLetThrough(FuzzedDataProvider data) {
    String text = "http://" + data.consumeRemainingAsString();
    HttpUrl url;
    @Nullable HttpUrl next = WebAddress.next(HERE, text.substring(5));
    assertThat(next == null || next.isHttps()).isTrue();
    try {
      url = WebAddress.parse(text);
    } catch (RefusedException e) {
      return;
    }
    assertThat(url.username() + url.password()).isEmpty();
    if (!IpLiteral.isLike(url.host())) {
      assertThat(url.host()).doesNotMatch("[\\d.]+|0[xX][0-9a-fA-F]*");
      return;
    }
    IpLiteral.parse(url.host())
        .filter(address -> POLICY.permits(address, url.port()))
        .ifPresent(address -> assertThat(isNear(address)).as("%s in %s", address, text).isFalse());
  }

  /** What the JDK itself knows to be near, which is less than there is. */
  private static boolean isNear(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (address instanceof Inet6Address v6 && v6.isIPv4CompatibleAddress());
  }
}
