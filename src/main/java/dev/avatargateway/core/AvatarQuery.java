package dev.avatargateway.core;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A question for somebody's picture.
 *
 * @param owner whose
 * @param cut which rendition of their picture
 * @param caller who asks; empty for anonymous readers
 * @param known whether the asker has this portrait already, so that no bytes need to be read
 */
public record AvatarQuery(
    Owner owner, Function<Picture, Cut> cut, Optional<Caller> caller, Predicate<Portrait> known) {

  /** For one and the same cut of every picture. */
  public AvatarQuery(Owner owner, Cut cut, Optional<Caller> caller, Predicate<Portrait> known) {
    this(owner, _ -> cut, caller, known);
  }
}
