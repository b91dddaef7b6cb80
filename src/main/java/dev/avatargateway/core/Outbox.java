package dev.avatargateway.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes that others have yet to be told of. An errand is made in the transaction of the change,
 * one for each target and person at most: a later change of the same person joins the one that
 * waits. No errand is made for the product that a change was imported or pulled from.
 */
public interface Outbox {

  /** Who is told of changes from now on; errands for others are dropped. Survives a restart. */
  void subscribe(Set<Target> targets);

  /**
   * Takes errands that are due, the longest waiting first; nobody else gets them during the lease.
   * Parked ones are never due.
   */
  List<Errand> claim(Target target, int limit, Duration lease);

  /** The errand was run; it stays, due at once, when the person has changed since it was taken. */
  void done(Errand errand);

  /** The errand is to be run again. */
  void postpone(Errand errand, Instant due, String reason);

  /** The errand can never succeed as it is: it waits for the operator or the next change. */
  void park(Errand errand, String reason);

  /** What waits for the operator, the oldest first. */
  List<Parked> parked(int limit);

  /** Makes parked errands due again: of one target, or all. Returns how many. */
  int retry(Optional<Target> target);

  /** How many errands wait, for readiness and the operator; parked ones are not counted. */
  long waiting(Target target);

  /**
   * Who is told.
   *
   * @param name 1 to 32 lower-case letters and digits: a space's name, or {@code hook}
   * @param space the product whose identities are told of; empty: everybody's
   */
  record Target(String name, Optional<Space> space) {}

  /**
   * One person of whom one target is to be told.
   *
   * @param target who is to be told
   * @param person of whom
   * @param version the {@link Portrait#changedAt()} when it was taken
   * @param attempts how often it was tried before
   * @param identities the person's, at the moment it was taken; empty when the person was forgotten
   * @param gone owners whose person was forgotten
   * @param portrait what they show, at that moment
   */
  record Errand(
      Target target,
      PersonKey person,
      long version,
      int attempts,
      List<Identity> identities,
      List<Owner> gone,
      Portrait portrait) {

    public Errand {
      identities = List.copyOf(identities);
      gone = List.copyOf(gone);
    }
  }

  /** An errand that waits for the operator, and why. */
  record Parked(Errand errand, Instant since, String reason) {}
}
