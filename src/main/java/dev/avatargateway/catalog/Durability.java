package dev.avatargateway.catalog;

/** Makes what was committed survive a loss of power. */
@FunctionalInterface
interface Durability {

  /** For databases that do so with every commit, and for those that keep nothing. */
  Durability BY_COMMIT = () -> {};

  /** Returns when everything that was committed before the call is safe. */
  void await();
}
