package dev.avatargateway.core;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public Sha256 {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in hex");
    }
  }

  public static Sha256 of(byte[] bytes) {
    return finish(algorithm(), ByteBuffer.wrap(bytes));
  }

  public static Sha256 of(ByteBuffer bytes) {
    return finish(algorithm(), bytes.duplicate());
  }

  /** What a digest made by {@link #algorithm()} has seen; resets it. */
  public static Sha256 of(MessageDigest seen) {
    return new Sha256(HexFormat.of().formatHex(seen.digest()));
  }

  public static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Sha256 finish(MessageDigest digest, ByteBuffer bytes) {
    digest.update(bytes);
    return of(digest);
  }

  @Override
  public String toString() {
    return hex;
  }
}
