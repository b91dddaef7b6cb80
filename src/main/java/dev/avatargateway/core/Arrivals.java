package dev.avatargateway.core;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Decides what becomes of a look that is brought from a product, by an import or a pull-through,
 * and makes its picture ready. Nothing is assigned here: that is done with others in one
 * transaction. Safe for use by many threads.
 */
public final class Arrivals {

  private final Wardrobe wardrobe;
  private final InstantSource clock;

  public Arrivals(Wardrobe wardrobe, InstantSource clock) {
    this.wardrobe = wardrobe;
    this.clock = clock;
  }

  /** What is to be done about somebody who was brought. */
  public sealed interface Decision {

    /** They are to wear what they wore there. */
    record Wear(Arrival arrival) implements Decision {}

    /** They wear it already; they are only made known. */
    record Worn(Arrival arrival) implements Decision {}

    /** They keep what they wear here, for this reason; they are only made known. */
    record Kept(Arrival arrival, Reason reason) implements Decision {}
  }

  /** Why somebody keeps what they wear. */
  public enum Reason {
    /** The product shows nothing of them. */
    NOTHING_THERE,
    /** The product has lost the picture. */
    LOST_THERE,
    /** What they wear was set later than what was brought. */
    SET_LATER_HERE,
    /** The product shows a Gravatar, which a picture beats. */
    PICTURE_HERE
  }

  /**
   * Decides, and stores the pack of a picture that is to be worn.
   *
   * @param known what the catalog says of them now
   * @param setAt when they chose it there, milliseconds since 1970; 0 when nobody can tell
   * @throws RefusedException as {@link Imaging} does, with {@link Refusal.TooLarge} or {@link
   *     Refusal.StorageUnavailable}
   * @throws IOException when the picture cannot be read at its source
   */
  public Decision decide(
      Identity identity, Shown shown, long setAt, Optional<Sitter> known, NewAvatar.Limits limits)
      throws IOException {
    Portrait here = known.map(Sitter::portrait).orElse(Portrait.UNTOUCHED);
    Arrival asIs = new Arrival(identity, Optional.empty(), setAt, here.changedAt());
    return switch (shown) {
      case Shown.Nothing() -> new Decision.Kept(asIs, Reason.NOTHING_THERE);
      case Shown.Gravatar() -> gravatar(asIs, here);
      case Shown.Image(ByteSource bytes) -> picture(asIs, bytes, here, limits);
    };
  }

  private static Decision gravatar(Arrival asIs, Portrait here) {
    if (here.look() instanceof Look.Gravatar) {
      return new Decision.Worn(asIs);
    }
    if (here.picture().isPresent()) {
      return new Decision.Kept(asIs, Reason.PICTURE_HERE);
    }
    if (here.setAt() > asIs.setAt()) {
      return new Decision.Kept(asIs, Reason.SET_LATER_HERE);
    }
    return new Decision.Wear(wearing(asIs, Look.GRAVATAR, asIs.setAt()));
  }

  private Decision picture(Arrival asIs, ByteSource bytes, Portrait here, NewAvatar.Limits limits)
      throws IOException {
    long setAt = asIs.setAt() == 0 ? clock.millis() : asIs.setAt();
    try (Received received = wardrobe.receive(new NewAvatar.Sent(bytes, limits))) {
      Optional<Picture> worn = here.picture();
      if (worn.isPresent() && wardrobe.resembles(worn.get(), received, limits)) {
        return new Decision.Worn(asIs);
      }
      if (here.setAt() > setAt) {
        return new Decision.Kept(asIs, Reason.SET_LATER_HERE);
      }
      Look look = new Look.Wearing(wardrobe.store(received, limits));
      return new Decision.Wear(wearing(asIs, look, setAt));
    } catch (NoSuchFileException e) {
      return new Decision.Kept(asIs, Reason.LOST_THERE);
    }
  }

  private static Arrival wearing(Arrival asIs, Look look, long setAt) {
    return new Arrival(asIs.identity(), Optional.of(look), setAt, asIs.basis());
  }
}
