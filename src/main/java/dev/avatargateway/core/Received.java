package dev.avatargateway.core;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Bytes that came in whole, in memory or in a file that has no name any more. */
public final class Received implements AutoCloseable {

  private final ByteBuffer bytes;
  private final Sha256 sha256;
  private final AtomicReference<@Nullable Arena> arena;

  /**
   * @param arena what the bytes are mapped in; null for bytes on the heap
   */
  Received(ByteBuffer bytes, Sha256 sha256, @Nullable Arena arena) {
    this.bytes = bytes.asReadOnlyBuffer();
    this.sha256 = sha256;
    this.arena = new AtomicReference<>(arena);
  }

  /** A view from the first byte to the last; not to be used after {@link #close()}. */
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }

  public Sha256 sha256() {
    return sha256;
  }

  /** Gives the file's room back; closing twice is harmless. */
  @Override
  public void close() {
    Arena mapped = arena.getAndSet(null);
    if (mapped != null) {
      mapped.close();
    }
  }
}
