package dev.avatargateway.core;

import java.util.UUID;

/** The gateway's own name for a person, who may have identities in several products. */
public record PersonKey(UUID value) {

  public static PersonKey random() {
    return new PersonKey(UUID.randomUUID());
  }

  /** Reads the printed form; throws {@link IllegalArgumentException} for anything else. */
  public static PersonKey parse(String text) {
    return new PersonKey(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
