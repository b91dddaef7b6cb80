package dev.avatargateway.core;

import java.nio.ByteBuffer;

/**
 * A rendition together with its bytes.
 *
 * @param rendition what it is; one that is not kept begins at 0
 * @param bytes read-only, from position to limit
 */
public record Fitted(Rendition rendition, ByteBuffer bytes) {

  /** Bytes whose position is the caller's own. */
  @Override
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }
}
