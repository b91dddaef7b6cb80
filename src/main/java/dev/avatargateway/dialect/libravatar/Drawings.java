package dev.avatargateway.dialect.libravatar;

import dev.avatargateway.core.Sketch;
import java.util.Optional;

/** What is drawn for somebody without a picture. */
final class Drawings {

  private static final Sketch SILHOUETTE = new Sketch.Silhouette(0xC8CDD3, 0xF6F7F8);

  private Drawings() {}

  /**
   * @param username of whom it is, where they are known and told it
   * @return empty for {@link Fallback#NOT_FOUND}
   */
  static Optional<Sketch> of(Fallback fallback, Order order, Optional<String> username) {
    Seed seed = new Seed(order.name());
    return switch (fallback) {
      case NOT_FOUND -> Optional.empty();
      case SILHOUETTE -> Optional.of(SILHOUETTE);
      case IDENTICON -> Optional.of(Identicon.of(seed));
      case RETRO -> Optional.of(Critter.of(seed));
      case INITIALS -> Optional.of(letters(order, username, seed.colour(0.42)));
      case COLOUR -> Optional.of(new Sketch.Plain(seed.colour(0.5)));
      case BLANK -> Optional.of(new Sketch.Blank());
    };
  }

  private static Sketch letters(Order order, Optional<String> username, int ground) {
    String letters =
        order
            .initials()
            .map(Monogram::ofInitials)
            .or(() -> order.fullName().map(Monogram::ofName))
            .or(() -> username.map(Monogram::ofName))
            .orElse("");
    return letters.isEmpty() ? new Sketch.Plain(ground) : new Sketch.Letters(letters, ground);
  }
}
