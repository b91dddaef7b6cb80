package dev.avatargateway.http;

import java.util.Optional;

/**
 * Answers plain reads of one target from memory, at once or not at all: it waits for nothing, and
 * what it does not know it leaves to the handler of the route.
 */
@FunctionalInterface
public interface Glance {

  /** The answer that the handler would give; empty when it has to be asked. */
  Optional<Answer> at(Request request);
}
