package dev.avatargateway.catalog.copy;

import dev.avatargateway.core.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a table holds: how many rows, and the sum of their digests, which is the same in whatever
 * order they come.
 */
record Fingerprint(long rows, long first, long second, long third, long fourth) {

  private static final int STEP = 1000;

  /**
   * @param read hears of rows that were read
   */
  static Fingerprint of(Connection connection, Table table, LongConsumer read) throws SQLException {
    MessageDigest digest = Sha256.algorithm();
    Fingerprint sum = new Fingerprint(0, 0, 0, 0, 0);
    try (Rows rows = new Rows(connection, table, Optional.empty())) {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        sum = sum.plus(digest, row.get());
        if (sum.rows % STEP == 0) {
          read.accept(STEP);
        }
      }
    }
    read.accept(sum.rows % STEP);
    return sum;
  }

  private Fingerprint plus(MessageDigest digest, List<@Nullable String> row) {
    for (@Nullable String value : row) {
      if (value == null) {
        digest.update((byte) 0);
      } else {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) 1);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
    }
    ByteBuffer words = ByteBuffer.wrap(digest.digest());
    return new Fingerprint(
        rows + 1,
        first + words.getLong(),
        second + words.getLong(),
        third + words.getLong(),
        fourth + words.getLong());
  }
}
