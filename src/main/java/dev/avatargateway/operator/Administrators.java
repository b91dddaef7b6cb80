package dev.avatargateway.operator;

import dev.avatargateway.core.Credential;
import java.net.InetAddress;

/** Knows administrators by their tokens. Safe for use by many threads. */
@FunctionalInterface
public interface Administrators {

  /**
   * Whether a credential is an administrator's.
   *
   * @param from whom it comes from, of whom bad ones may be counted
   * @throws dev.avatargateway.core.RefusedException with {@link
   *     dev.avatargateway.core.Refusal.TooOften} when too many came from there
   */
  boolean include(Credential credential, InetAddress from);
}
