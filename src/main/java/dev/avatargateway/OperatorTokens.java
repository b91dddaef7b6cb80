package dev.avatargateway;

import dev.avatargateway.auth.GatewaySecret;
import dev.avatargateway.auth.GatewayTokens;
import dev.avatargateway.auth.HmacSecret;
import dev.avatargateway.auth.PageTokens;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The administrator's tokens with which commands go to the running server. */
final class OperatorTokens {

  private static final Duration ERRAND = Duration.ofMinutes(5);
  private static final Owner OPERATOR = new Owner(new Space("operator"), "command-line");

  private OperatorTokens() {}

  /** A token for one errand, made from the secret in the data folder. */
  static Credential credential(Path data) {
    try {
      return tokens(GatewaySecret.in(data)).mint(OPERATOR, true, ERRAND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tokens for the page. */
  static PageTokens pageTokens(HmacSecret secret) {
    return new PageTokens(secret, owner -> owner, InstantSource.system());
  }

  static GatewayTokens tokens(HmacSecret secret) {
    return new GatewayTokens(
        secret, owner -> owner, (owner, space) -> Optional.empty(), InstantSource.system());
  }
}
