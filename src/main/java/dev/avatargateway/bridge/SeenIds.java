package dev.avatargateway.bridge;

import dev.avatargateway.core.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Ids that were seen, 8 bytes of each: of a million, one that was not seen is taken for another
 * that was once in about eighteen million million times.
 */
final class SeenIds {

  private final MessageDigest digest = Sha256.algorithm();
  private long[] hashes = new long[1024];
  private int count;
  private boolean sorted;

  void add(String id) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, count + (count >> 1));
    }
    hashes[count++] = hash(id);
    sorted = false;
  }

  boolean contains(String id) {
    if (!sorted) {
      Arrays.sort(hashes, 0, count);
      sorted = true;
    }
    return Arrays.binarySearch(hashes, 0, count, hash(id)) >= 0;
  }

  private long hash(String id) {
    return ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
