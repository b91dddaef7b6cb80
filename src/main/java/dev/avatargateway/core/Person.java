package dev.avatargateway.core;

import java.util.List;

/**
 * A person with all their identities.
 *
 * @param key the gateway's name for them
 * @param name what the operator calls them; empty when nobody said
 * @param identities in the order in which they became known
 * @param portrait what they show
 */
public record Person(PersonKey key, String name, List<Identity> identities, Portrait portrait) {

  public Person {
    identities = List.copyOf(identities);
  }
}
