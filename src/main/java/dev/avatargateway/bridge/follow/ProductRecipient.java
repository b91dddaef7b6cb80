package dev.avatargateway.bridge.follow;

import dev.avatargateway.bridge.Delivery;
import dev.avatargateway.bridge.Destination;
import dev.avatargateway.bridge.Outfit;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Outbox.Errand;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Space;
import dev.avatargateway.core.Wardrobe;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A product that is told what its people look like now; it need not be there when the gateway
 * starts. Of who was forgotten here it is told nothing: being forgotten by the gateway is not a
 * wish to look otherwise there.
 */
public final class ProductRecipient implements Recipient {

  private final Space space;
  private final Supplier<Destination> opener;
  private final Wardrobe wardrobe;
  private @Nullable Destination opened;

  /**
   * @param opener of the destination, called when there is something to tell and again each time
   *     that it threw a {@link dev.avatargateway.bridge.BridgeException}
   */
  public ProductRecipient(Space space, Supplier<Destination> opener, Wardrobe wardrobe) {
    this.space = space;
    this.opener = opener;
    this.wardrobe = wardrobe;
  }

  @Override
  public Outcome tell(Errand errand) throws InterruptedException {
    Outfit outfit = outfit(errand.portrait());
    Outcome worst = Outcome.DONE;
    for (Identity identity : errand.identities()) {
      if (identity.owner().space().equals(space)) {
        worst = worse(worst, outcome(destination().deliver(identity, outfit)));
      }
    }
    return worst;
  }

  private synchronized Destination destination() {
    Destination present = opened;
    if (present == null) {
      present = opener.get();
      opened = present;
    }
    return present;
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
  public synchronized void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
