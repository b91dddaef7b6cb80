package dev.avatargateway.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import okhttp3.HttpUrl;

/** Finds the addresses a URL may be read from; refuses it when a single one may not be. */
final class Guard {

  private final AddressPolicy policy;
  private final Lookups lookups;

  Guard(AddressPolicy policy, Lookups lookups) {
    this.policy = policy;
    this.lookups = lookups;
  }

  /** All addresses of the host, every one of them permitted at the URL's port. */
  List<InetAddress> admit(HttpUrl url, Deadline deadline) throws IOException {
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new IOException("the address carries a user name");
    }
    List<InetAddress> addresses = addresses(url.host(), deadline);
    for (InetAddress address : addresses) {
      if (!policy.permits(address, url.port())) {
        throw new IOException("the address may not be connected to");
      }
    }
    return addresses;
  }

  private List<InetAddress> addresses(String host, Deadline deadline) throws IOException {
    if (!IpLiteral.isLike(host)) {
      return lookups.of(host, deadline);
    }
    return List.of(
        IpLiteral.parse(host)
            .orElseThrow(() -> new IOException("the host is an oddly spelt address")));
  }
}
