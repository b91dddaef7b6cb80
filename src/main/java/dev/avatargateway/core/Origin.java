package dev.avatargateway.core;

/**
 * Where a change came from.
 *
 * @param identity the identity that was dressed
 * @param door the way in: a space's name, or {@code import}, {@code pull}, {@code operator}
 * @param caller who asked for it
 */
public record Origin(Owner identity, String door, Owner caller) {}
