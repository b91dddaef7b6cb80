package dev.avatargateway.auth;

import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Admission.Admitted;
import dev.avatargateway.core.Admission.Denied;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Space;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The gatekeeper of all doors: the gateway's own tokens are tried first, then those of the product
 * whose door it is. What claims to be ours and is not signed by us is treated as the product's.
 */
public final class Doors implements Gatekeeper {

  /** How long a product is believed to admit whom it admitted, where nothing can wait for it. */
  static final Duration PRODUCT = Duration.ofSeconds(1);

  private final GatewayTokens own;
  private final Map<Space, Verifier> products;
  private final InstantSource clock;
  private final RecentCallers recent;

  /** With the products whose tokens can be checked; no other's are taken. */
  public Doors(GatewayTokens own, Map<Space, Verifier> products, InstantSource clock) {
    this.own = own;
    this.products = Map.copyOf(products);
    this.clock = clock;
    this.recent = new RecentCallers(clock);
  }

  @Override
  public Admission admit(Space door, Credential credential) {
    Optional<GatewayTokens.Judged> ours = own.judge(door, credential);
    Admission admission =
        ours.map(GatewayTokens.Judged::admission)
            .orElseGet(
                () ->
                    products
                        .getOrDefault(door, stranger -> new Denied(Reason.INVALID))
                        .admit(credential));
    if (admission instanceof Admitted(Caller caller)) {
      Instant until =
          ours.map(GatewayTokens.Judged::until).orElseGet(() -> clock.instant().plus(PRODUCT));
      recent.keep(door, credential, caller, until);
    }
    return admission;
  }

  @Override
  public Optional<Caller> remembered(Space door, Credential credential) {
    return recent.recall(door, credential);
  }
}
