package dev.avatargateway.dialect.mattermost;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes ids of Mattermost's form: 16 bytes in z-base-32, 26 characters, of which the last holds
 * three bits.
 */
final class RequestId {

  private static final byte[] ALPHABET =
      "ybndrfg8ejkmcpqxot1uwisza345h769".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH = 26;
  private static final int BITS = 5;

  private static final SecureRandom RANDOM = new SecureRandom();

  private static volatile Stock stock = new Stock();

  private RequestId() {}

  /** A fresh one that nobody can guess. */
  static String fresh() {
    Stock present = stock;
    int at = present.next.getAndAdd(Stock.PIECE);
    if (at >= Stock.SIZE) {
      present = new Stock();
      at = present.next.getAndAdd(Stock.PIECE);
      stock = present;
    }
    return encode(present.random.getLong(at), present.random.getLong(at + Long.BYTES));
  }

  static String encode(byte[] sixteen) {
    ByteBuffer bytes = ByteBuffer.wrap(sixteen);
    return encode(bytes.getLong(), bytes.getLong());
  }

  private static String encode(long upper, long lower) {
    byte[] id = new byte[LENGTH];
    long left = upper;
    long right = lower;
    for (int i = 0; i < LENGTH; i++) {
      id[i] = ALPHABET[(int) (left >>> (Long.SIZE - BITS))];
      left = (left << BITS) | (right >>> (Long.SIZE - BITS));
      right <<= BITS;
    }
    return new String(id, StandardCharsets.US_ASCII);
  }

  /** Random bytes for many ids, each given out once: asking for few at a time is slow. */
  private static final class Stock {

    static final int PIECE = 16;
    static final int SIZE = 256 * PIECE;

    final ByteBuffer random;
    final AtomicInteger next = new AtomicInteger();

    Stock() {
      byte[] bytes = new byte[SIZE];
      RANDOM.nextBytes(bytes);
      random = ByteBuffer.wrap(bytes);
    }
  }
}
