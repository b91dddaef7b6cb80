package dev.avatargateway.core;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Decides who is calling. Safe for use by many threads; bounded in time, also when a product has to
 * be asked.
 */
public interface Gatekeeper {

  /** What the credential is worth at the door of this space. Never throws for a bad credential. */
  Admission admit(Space door, Credential credential);

  /**
   * Who was admitted at this door with this credential lately and would be admitted again now;
   * without waiting for anything, and empty where that cannot be told.
   */
  default Optional<Caller> remembered(Space door, Credential credential) {
    return Optional.empty();
  }

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
