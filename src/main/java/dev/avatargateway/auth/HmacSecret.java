package dev.avatargateway.auth;

import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shared key that signs tokens, kept out of logs by having no printable form. */
public final class HmacSecret {

  static final int SAFE_BYTES = 32;

  private static final Logger log = LoggerFactory.getLogger(HmacSecret.class);

  private final byte[] key;

  private HmacSecret(byte[] key) {
    if (key.length == 0) {
      throw new IllegalArgumentException("the secret is empty");
    }
    this.key = key;
  }

  /**
   * The key whose bytes are this text in UTF-8.
   *
   * @throws IllegalArgumentException when it is empty
   */
  public static HmacSecret of(String text) {
    return new HmacSecret(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it has fewer than the 256 bits that HS256 asks for. */
  boolean isShort() {
    return key.length < SAFE_BYTES;
  }

  /** A product chose its key itself, so a weak one is used all the same. */
  void warnIfShort(String product) {
    if (isShort()) {
      log.warn(
          "The secret of {} has {} bits; whoever guesses it can sign in as anybody. Use 256 bits.",
          product,
          key.length * Byte.SIZE);
    }
  }

  /** The algorithm of this name with this key; empty for any that is not HS256, HS384 or HS512. */
  Optional<Algorithm> algorithm(String name) {
    return switch (name) {
      case "HS256" -> Optional.of(hs256());
      case "HS384" -> Optional.of(Algorithm.HMAC384(key));
      case "HS512" -> Optional.of(Algorithm.HMAC512(key));
      default -> Optional.empty();
    };
  }

  Algorithm hs256() {
    return Algorithm.HMAC256(key);
  }

  @Override
  public String toString() {
    return "HmacSecret[***]";
  }
}
