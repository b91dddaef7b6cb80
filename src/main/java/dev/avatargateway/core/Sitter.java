package dev.avatargateway.core;

/**
 * An identity in the catalog together with what its person shows.
 *
 * @param person whose identity it is
 * @param identity the identity that was asked for
 * @param portrait its person's portrait
 */
public record Sitter(PersonKey person, Identity identity, Portrait portrait) {}
