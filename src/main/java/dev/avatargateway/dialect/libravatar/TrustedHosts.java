package dev.avatargateway.dialect.libravatar;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The hosts that readers may be sent on to. */
final class TrustedHosts {

  private static final int LONGEST = 2048;

  private final Set<String> hosts;

  /**
   * @param hosts as {@link LibravatarSettings#trustedDefaults()}
   */
  TrustedHosts(List<String> hosts) {
    this.hosts =
        hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** An address as a {@code Location} may have it; empty when it does not lead to such a host. */
  Optional<String> location(String address) {
    if (hosts.isEmpty() || address.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(address);
      boolean trusted =
          uri.getHost() != null
              && uri.getRawUserInfo() == null
              && place(uri).filter(hosts::contains).isPresent();
      return trusted ? Optional.of(uri.toASCIIString()) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Host and port, without the one that is the scheme's own. */
  private static Optional<String> place(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.empty();
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    boolean bare = uri.getPort() < 0 || uri.getPort() == usual;
    return Optional.of(bare ? host : host + ":" + uri.getPort());
  }
}
