package dev.avatargateway.core;

import java.net.InetAddress;

/**
 * Decides who is calling. Safe for use by many threads; bounded in time, also when a product has to
 * be asked.
 */
public interface Gatekeeper {

  /** What the credential is worth at the door of this space. Never throws for a bad credential. */
  Admission admit(Space door, Credential credential);

  /**
   * What the credential is worth when it comes from this address, of which a gatekeeper may count
   * the bad ones.
   *
   * @throws RefusedException with {@link Refusal.TooOften} when too many came from there
   */
  default Admission admit(Space door, Credential credential, InetAddress from) {
    return admit(door, credential);
  }
}
