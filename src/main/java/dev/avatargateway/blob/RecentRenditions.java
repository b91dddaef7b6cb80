package dev.avatargateway.blob;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.avatargateway.core.RenditionMemory;
import dev.avatargateway.core.Sha256;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Remembers renditions up to a number of bytes, those that are read most. */
public final class RecentRenditions implements RenditionMemory {

  /** What an entry takes beside its bytes. */
  private static final int OVERHEAD = 256;

  private final long maxBytes;
  private final Cache<Sha256, ByteBuffer> renditions;

  /**
   * @param maxBytes how much is remembered; 0: nothing
   */
  public RecentRenditions(long maxBytes) {
    this.maxBytes = maxBytes;
    renditions =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .<Sha256, ByteBuffer>weigher((_, bytes) -> bytes.remaining() + OVERHEAD)
            .build();
  }

  @Override
  public Optional<ByteBuffer> recall(Sha256 content) {
    return Optional.ofNullable(renditions.getIfPresent(content)).map(ByteBuffer::duplicate);
  }

  @Override
  public void keep(Sha256 content, ByteBuffer bytes) {
    // The cache lets go of what is too much a moment later only.
    if (bytes.remaining() + OVERHEAD <= maxBytes) {
      renditions.put(content, bytes.asReadOnlyBuffer());
    }
  }
}
