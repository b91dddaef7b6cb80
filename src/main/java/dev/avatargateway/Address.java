package dev.avatargateway;

import dev.avatargateway.core.Health;
import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a listener is reached; its port may be known only once it listens. */
final class Address {

  private static final Logger LOG = LoggerFactory.getLogger(Address.class);

  private final String host;
  private final @Nullable String published;
  private volatile int port;

  /**
   * @param published what addresses in answers begin with, when the operator said so
   */
  Address(String host, @Nullable String published) {
    this.host = host;
    this.published = published;
  }

  void listening(int actualPort) {
    port = actualPort;
  }

  /** Whether somebody listens there. */
  Health check() {
    return port == 0 ? Health.broken("does not listen yet") : Health.OK;
  }

  /** Warns when answers will hold an address that other machines cannot use. */
  void warnOfWildcard() {
    if (published == null && isWildcard()) {
      LOG.warn("Addresses in answers begin with {}: set --public-url", url());
    }
  }

  String url() {
    return published != null ? published : local().toString();
  }

  URI local() {
    String name = isWildcard() ? "localhost" : host;
    boolean bare = name.contains(":") && !name.startsWith("[");
    return URI.create("http://" + (bare ? "[" + name + "]" : name) + ":" + port);
  }

  private boolean isWildcard() {
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isAnyLocalAddress();
    } catch (IllegalArgumentException e) {
      // A name, not an address.
      return false;
    }
  }
}
