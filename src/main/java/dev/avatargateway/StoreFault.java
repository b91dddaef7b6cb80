package dev.avatargateway;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.RefusedException;

/** What a command says when the gateway's store refuses its work. */
final class StoreFault {

  private StoreFault() {}

  /** With the sentence that a running server gave, where it gave one. */
  static BridgeException of(RefusedException refusal) {
    return new BridgeException(
        refusal.getCause() instanceof PeopleException sentence
            ? String.valueOf(sentence.getMessage())
            : "the gateway's store cannot be used now",
        refusal);
  }
}
