package dev.avatargateway.core;

import java.util.Optional;

/**
 * A product that can be asked who somebody is, with the caller's own credential. Answers are
 * remembered for a short while; every question is bounded in time; no method throws when the
 * product is down.
 */
public interface Directory {

  /**
   * Asks about an id that the gateway does not know; {@code caller} is empty for anonymous ones.
   */
  Answer find(Owner owner, Optional<Caller> caller);

  /** What the product tells the caller about themselves, or empty when it cannot be asked. */
  Optional<Identity> self(Caller caller);

  /** What a product says of an id. */
  sealed interface Answer {

    /** There is such a user. */
    record Known(Identity identity) implements Answer {}

    /** There is none, or nobody can be asked. */
    record Unknown() implements Answer {}

    /** The product does not show this user to this caller. */
    record Hidden() implements Answer {}

    /** The product did not answer in time. */
    record Unreachable() implements Answer {}
  }

  /** A directory that knows nobody. */
  Directory NONE =
      new Directory() {
        @Override
        public Answer find(Owner owner, Optional<Caller> caller) {
          return new Answer.Unknown();
        }

        @Override
        public Optional<Identity> self(Caller caller) {
          return Optional.empty();
        }
      };
}
