package dev.avatargateway.dialect.mattermost;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Makes ids of Mattermost's form: 16 bytes in z-base-32, 26 characters. */
final class RequestId {

  private static final String ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769";
  private static final int LENGTH = 26;
  private static final int BITS = 5;

  /** What 26 characters hold beyond 16 bytes. */
  private static final int PADDING = LENGTH * BITS - 128;

  private RequestId() {}

  /** A fresh one that nobody can guess. */
  static String fresh() {
    UUID random = UUID.randomUUID();
    return encode(
        ByteBuffer.allocate(16)
            .putLong(random.getMostSignificantBits())
            .putLong(random.getLeastSignificantBits())
            .array());
  }

  static String encode(byte[] sixteen) {
    BigInteger bits = new BigInteger(1, sixteen).shiftLeft(PADDING);
    char[] id = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      id[i] = ALPHABET.charAt(bits.intValue() & 31);
      bits = bits.shiftRight(BITS);
    }
    return new String(id);
  }
}
