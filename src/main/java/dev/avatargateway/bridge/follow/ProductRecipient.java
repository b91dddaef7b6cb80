package dev.avatargateway.bridge.follow;

import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Outbox.Errand;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Wardrobe;
import java.time.Duration;

/**
 * A product that is told what its people look like now. Of who was forgotten here it is told
 * nothing: being forgotten by the gateway is not a wish to look otherwise there.
 */
public final class ProductRecipient implements Recipient {

  private final Destination destination;
  private final Wardrobe wardrobe;

  /**
   * @param destination closed with this
   */
  public ProductRecipient(Destination destination, Wardrobe wardrobe) {
    this.destination = destination;
    this.wardrobe = wardrobe;
  }

  @Override
  public Outcome tell(Errand errand) throws InterruptedException {
    Outfit outfit = outfit(errand.portrait());
    Outcome worst = Outcome.DONE;
    for (Identity identity : errand.identities()) {
      if (identity.owner().space().equals(destination.space())) {
        worst = worse(worst, outcome(destination.deliver(identity, outfit)));
      }
    }
    return worst;
  }

  /** A look of nothing counts as chosen only when somebody took one off. */
  private Outfit outfit(Portrait portrait) {
    boolean touched = !(portrait.look() instanceof Look.None) || portrait.setAt() > 0;
    return new Outfit(
        portrait.look(),
        touched,
        portrait.setAt(),
        cut -> portrait.picture().flatMap(picture -> wardrobe.cut(picture, cut)));
  }

  private static Outcome outcome(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered(), Delivery.Unchanged() -> Outcome.DONE;
      case Delivery.Skipped _ -> Outcome.DONE;
      case Delivery.Rejected(String reason) -> new Outcome.Never(reason);
      case Delivery.Unavailable(String reason) -> new Outcome.Later(reason, Duration.ZERO);
    };
  }

  /** What can succeed later is tried again, though something else of it cannot. */
  private static Outcome worse(Outcome one, Outcome other) {
    boolean stays =
        one instanceof Outcome.Later
            || other instanceof Outcome.Done
            || (one instanceof Outcome.Never && other instanceof Outcome.Never);
    return stays ? one : other;
  }

  @Override
  public void close() {
    destination.close();
  }
}
