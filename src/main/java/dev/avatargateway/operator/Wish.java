package dev.avatargateway.operator;

import dev.avatargateway.core.PeopleException;
import java.util.Map;

/**
 * A command on the people or on what others are to be told of them.
 *
 * @param verb {@code add}, {@code link}, {@code unlink}, {@code show}, {@code history}, {@code
 *     restore}, {@code forget}, {@code outbox-list} or {@code outbox-retry}
 * @param arguments by name, those that were given
 */
public record Wish(String verb, Map<String, String> arguments) {

  public Wish {
    arguments = Map.copyOf(arguments);
  }

  String argument(String name) {
    String value = arguments.get(name);
    if (value == null) {
      throw new PeopleException(verb + " needs " + name);
    }
    return value;
  }
}
