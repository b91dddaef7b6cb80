package dev.avatargateway.bridge.gravatar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** How a server is asked about an address without being told it. */
public enum AddressDigest {
  MD5("MD5"),
  SHA256("SHA-256");

  private final String algorithm;

  AddressDigest(String algorithm) {
    this.algorithm = algorithm;
  }

  /** The digest of the address, trimmed and in lower case, in lower-case hexadecimal digits. */
  String of(String email) {
    try {
      byte[] address = email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(address));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
