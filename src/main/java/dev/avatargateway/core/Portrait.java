package dev.avatargateway.core;

import java.util.Optional;

/**
 * What a person shows, and since when.
 *
 * @param look what is shown
 * @param changedAt the version, in milliseconds since 1970: 0 when nothing was ever set, else
 *     higher with every change of this person
 * @param setAt when the look was chosen, in milliseconds since 1970, as its origin tells (an import
 *     keeps the product's time); 0 when nothing was ever set
 */
public record Portrait(Look look, long changedAt, long setAt) {

  /** The portrait of somebody who never set anything. */
  public static final Portrait UNTOUCHED = new Portrait(Look.NONE, 0, 0);

  public Portrait {
    if (changedAt < 0 || setAt < 0) {
      throw new IllegalArgumentException("times are not negative");
    }
  }

  public Optional<Picture> picture() {
    return look instanceof Look.Wearing(Picture picture) ? Optional.of(picture) : Optional.empty();
  }
}
