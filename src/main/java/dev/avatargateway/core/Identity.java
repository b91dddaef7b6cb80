package dev.avatargateway.core;

import org.jspecify.annotations.Nullable;

/**
 * One product's view of a person.
 *
 * @param owner the product and its id for the person
 * @param username the product's user name, when it told us
 * @param email the address the product reports: neither unique nor proof of anything
 */
public record Identity(Owner owner, @Nullable String username, @Nullable String email) {

  /** An identity of which only the id is known. */
  public static Identity of(Owner owner) {
    return new Identity(owner, null, null);
  }

  /** The same identity with the user name and address that were told, where they were. */
  public Identity with(Identity told) {
    return new Identity(
        owner,
        told.username == null ? username : told.username,
        told.email == null ? email : told.email);
  }
}
