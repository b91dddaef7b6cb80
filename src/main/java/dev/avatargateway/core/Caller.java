package dev.avatargateway.core;

import java.util.Set;

/**
 * Somebody whose credential was found good at one door.
 *
 * @param self who the caller is at that door; for an administrator without an identity there, the
 *     identity the token names elsewhere
 * @param rights what the caller may do
 * @param issuer who made the credential
 * @param credential the credential itself, to ask the product with
 */
public record Caller(Identity self, Set<Right> rights, Issuer issuer, Credential credential) {

  /** Who vouches for a caller. */
  public enum Issuer {
    GATEWAY,
    PRODUCT
  }

  public Caller {
    rights = Set.copyOf(rights);
  }

  public Owner owner() {
    return self.owner();
  }

  public boolean may(Right right) {
    return rights.contains(right);
  }
}
