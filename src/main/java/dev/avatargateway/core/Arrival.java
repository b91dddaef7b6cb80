package dev.avatargateway.core;

import java.util.Optional;

/**
 * Somebody whom an import brings, and what they are to wear from now on.
 *
 * @param identity who
 * @param look what they are to show; empty when they are only made known
 * @param setAt when they chose it there, milliseconds since 1970; 0 when nobody can tell
 * @param basis the {@link Portrait#changedAt()} on which this was decided; 0 for somebody who was
 *     not known
 */
public record Arrival(Identity identity, Optional<Look> look, long setAt, long basis) {

  public Arrival {
    if (setAt < 0 || basis < 0) {
      throw new IllegalArgumentException("times are not negative");
    }
  }

  /** The pack of the picture that they are to wear; empty when it is none. */
  public Optional<BlobKey> pack() {
    return look.flatMap(Look::pack);
  }
}
