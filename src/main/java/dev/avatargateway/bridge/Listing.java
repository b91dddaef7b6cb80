package dev.avatargateway.bridge;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Shown;
import java.util.Optional;

/**
 * One entry of a product's list of people.
 *
 * @param position where it stands in the list, not empty
 * @param label how reports name it, such as {@code user 7}; no e-mail address
 * @param identity who it is; empty when it is nobody the gateway should know
 * @param content what there is to say of them
 */
public record Listing(String position, String label, Optional<Identity> identity, Content content) {

  public Listing {
    if (position.isEmpty()) {
      throw new IllegalArgumentException("a listing has a position");
    }
    if (identity.isEmpty() && content instanceof Shows) {
      throw new IllegalArgumentException("nobody shows nothing");
    }
  }

  /** What a product's list says of somebody. */
  public sealed interface Content {}

  /**
   * They show this.
   *
   * @param shown what
   * @param setAt when they chose it, milliseconds since 1970; 0 when nobody can tell
   */
  public record Shows(Shown shown, long setAt) implements Content {}

  /**
   * They show nothing, or are not to be shown, and that is in order; the reason for the summary.
   */
  public record Skipped(String reason) implements Content {}

  /** The entry cannot be read; the reason for the summary. */
  public record Failed(String reason) implements Content {}
}
