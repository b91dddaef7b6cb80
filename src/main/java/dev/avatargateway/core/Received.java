package dev.avatargateway.core;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;

/** Bytes that came in whole, in memory or in a file that has no name any more. */
public final class Received implements AutoCloseable {

  private final ByteBuffer bytes;
  private final Sha256 sha256;
  private final Arena arena;

  Received(ByteBuffer bytes, Sha256 sha256, Arena arena) {
    this.bytes = bytes.asReadOnlyBuffer();
    this.sha256 = sha256;
    this.arena = arena;
  }

  /** A view from the first byte to the last; not to be used after {@link #close()}. */
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }

  public Sha256 sha256() {
    return sha256;
  }

  @Override
  public void close() {
    arena.close();
  }
}
