package dev.avatargateway.catalog;

import java.util.function.Supplier;

/** Makes what is committed survive a crash and a loss of power. */
interface Durability {

  /** For databases that do so with every commit, and for those that keep nothing. */
  Durability BY_COMMIT =
      new Durability() {
        @Override
        public <T> T commit(Supplier<T> transaction) {
          return transaction.get();
        }
      };

  /** Runs one transaction to its commit; returns its result when it is safe. */
  <T> T commit(Supplier<T> transaction);
}
