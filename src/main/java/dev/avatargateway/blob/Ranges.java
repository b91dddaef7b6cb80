package dev.avatargateway.blob;

import dev.avatargateway.core.BlobKey;
import java.io.EOFException;
import java.io.IOException;

/** The rule for which part of a blob may be asked for. */
public final class Ranges {

  private Ranges() {}

  /**
   * @throws EOFException when the blob, which is so long, ends before the range does
   */
  public static void check(BlobKey key, long offset, long length, long size) throws IOException {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("a range begins and is long at least 0");
    }
    if (offset > size || length > size - offset) {
      throw new EOFException(
          "blob %s has %d bytes, too few for %d at %d".formatted(key, size, length, offset));
    }
  }
}
