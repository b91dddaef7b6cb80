package dev.avatargateway.core;

/**
 * Somebody as the hall sees them, whether the catalog has heard of them or not.
 *
 * @param identity who
 * @param portrait what they show
 */
public record Sitting(Identity identity, Portrait portrait) {}
