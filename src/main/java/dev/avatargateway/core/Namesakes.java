package dev.avatargateway.core;

import java.util.List;

/**
 * Identities that report the same e-mail address.
 *
 * @param email the address, trimmed and in lower case
 * @param sitters all of them, with what their persons show
 */
public record Namesakes(String email, List<Sitter> sitters) {

  public Namesakes {
    sitters = List.copyOf(sitters);
  }
}
