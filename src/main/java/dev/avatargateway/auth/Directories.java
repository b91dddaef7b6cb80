package dev.avatargateway.auth;

import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Directory;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.util.Map;
import java.util.Optional;

/** All products' directories as one, each asked about its own space. */
public final class Directories implements Directory {

  private final Map<Space, Directory> products;

  /** With the products that can be asked; of all others nobody is known. */
  public Directories(Map<Space, Directory> products) {
    this.products = Map.copyOf(products);
  }

  @Override
  public Answer find(Owner owner, Optional<Caller> caller) {
    return of(owner.space()).find(owner, caller);
  }

  @Override
  public Optional<Identity> self(Caller caller) {
    return of(caller.owner().space()).self(caller);
  }

  private Directory of(Space space) {
    return products.getOrDefault(space, Directory.NONE);
  }
}
