package dev.avatargateway.core;

/** A secret that a caller presented, kept out of logs by having no printable form. */
public record Credential(String secret) {

  public Credential {
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("an empty credential");
    }
  }

  @Override
  public String toString() {
    return "Credential[***]";
  }
}
