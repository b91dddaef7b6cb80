package dev.avatargateway.core;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Bytes that came in whole, in memory or in a file that has no name any more. */
public final class Received implements AutoCloseable {

  private final ByteBuffer bytes;
  private final Sha256 sha256;
  private final AtomicReference<@Nullable Runnable> end;

  /**
   * @param end gives back what the bytes are mapped in; null for bytes on the heap
   */
  Received(ByteBuffer bytes, Sha256 sha256, @Nullable Runnable end) {
    this.bytes = bytes.asReadOnlyBuffer();
    this.sha256 = sha256;
    this.end = new AtomicReference<>(end);
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
    Runnable last = end.getAndSet(null);
    if (last != null) {
      last.run();
    }
  }
}
