package dev.avatargateway.bridge.follow;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that a web hook's sender and receiver share. */
public final class HookSecret {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST = 24;

  private final SecretKeySpec key;

  private HookSecret(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * Reads {@code whsec_} and base64, as the libraries of Standard Webhooks do; anything else counts
   * by its bytes.
   *
   * @throws IllegalArgumentException with one sentence when it is under 24 bytes or no base64
   */
  public static HookSecret of(String text) {
    byte[] bytes = bytes(text);
    if (bytes.length < LEAST) {
      throw new IllegalArgumentException("needs at least " + LEAST + " bytes");
    }
    return new HookSecret(bytes);
  }

  private static byte[] bytes(String text) {
    if (!text.startsWith(PREFIX)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("needs base64 after " + PREFIX);
    }
  }

  /** The value of {@code webhook-signature} for a message. */
  String sign(String id, long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      String signed = id + "." + timestamp + "." + body;
      byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "a web hook's secret";
  }
}
