package dev.avatargateway.core;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * A question for somebody's picture.
 *
 * @param owner whose
 * @param cut which rendition
 * @param caller who asks; empty for anonymous readers
 * @param known whether the asker has this portrait already, so that no bytes need to be read
 */
public record AvatarQuery(
    Owner owner, Cut cut, Optional<Caller> caller, Predicate<Portrait> known) {}
