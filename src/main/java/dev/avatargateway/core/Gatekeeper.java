package dev.avatargateway.core;

/**
 * Decides who is calling. Safe for use by many threads; bounded in time, also when a product has to
 * be asked.
 */
public interface Gatekeeper {

  /** What the credential is worth at the door of this space. Never throws for a bad credential. */
  Admission admit(Space door, Credential credential);
}
