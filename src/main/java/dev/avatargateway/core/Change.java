package dev.avatargateway.core;

/**
 * One entry of a person's history.
 *
 * @param changedAt the version it made
 * @param setAt when the look was chosen
 * @param look what it made the person show
 * @param origin where it came from
 */
public record Change(long changedAt, long setAt, Look look, Origin origin) {}
