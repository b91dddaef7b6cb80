package dev.avatargateway.core;

import java.nio.ByteBuffer;

/** Draws pictures of nobody in any size. Safe for use by many threads. */
public interface Sketcher {

  /**
   * A square PNG, read-only; the same bytes for the same arguments.
   *
   * @param edge in pixels, 1 to {@link Cut#MAX_EDGE}
   * @throws RefusedException with {@link Refusal.Busy} when too many are being drawn
   */
  ByteBuffer draw(Sketch sketch, int edge);
}
