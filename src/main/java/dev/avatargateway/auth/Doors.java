package dev.avatargateway.auth;

import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Admission.Denied;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Space;
import java.util.Map;

/**
 * The gatekeeper of all doors: the gateway's own tokens are tried first, then those of the product
 * whose door it is. What claims to be ours and is not signed by us is treated as the product's.
 */
public final class Doors implements Gatekeeper {

  private final GatewayTokens own;
  private final Map<Space, Verifier> products;

  /** With the products whose tokens can be checked; no other's are taken. */
  public Doors(GatewayTokens own, Map<Space, Verifier> products) {
    this.own = own;
    this.products = Map.copyOf(products);
  }

  @Override
  public Admission admit(Space door, Credential credential) {
    return own.admit(door, credential)
        .orElseGet(
            () ->
                products
                    .getOrDefault(door, stranger -> new Denied(Reason.INVALID))
                    .admit(credential));
  }
}
