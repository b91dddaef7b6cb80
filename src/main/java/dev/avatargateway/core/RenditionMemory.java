package dev.avatargateway.core;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Renditions that were read not long ago, by their content; bounded, and free to forget. Safe for
 * use by many threads.
 */
public interface RenditionMemory {

  /** Remembers nothing. */
  RenditionMemory NONE =
      new RenditionMemory() {
        @Override
        public Optional<ByteBuffer> recall(Sha256 content) {
          return Optional.empty();
        }

        @Override
        public void keep(Sha256 content, ByteBuffer bytes) {}
      };

  /** The bytes that were kept under this digest: read-only, with a position of the caller's own. */
  Optional<ByteBuffer> recall(Sha256 content);

  /**
   * Keeps bytes that may be recalled from now on.
   *
   * @param content the digest of the bytes, which the caller has checked
   * @param bytes never changed from now on
   */
  void keep(Sha256 content, ByteBuffer bytes);
}
