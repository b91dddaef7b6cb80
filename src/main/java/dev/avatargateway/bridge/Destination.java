package dev.avatargateway.bridge;

import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Space;
import java.io.IOException;

/**
 * A product that people's looks are written to. Writing what is there already changes nothing. Safe
 * for use by many threads.
 */
public interface Destination extends AutoCloseable {

  /** The space whose identities it can dress. */
  Space space();

  /** The same words for the same place each time, such as a path; never a secret. */
  String name();

  /**
   * Makes somebody show a look.
   *
   * @throws BridgeException when nobody at all can be dressed there, such as with a token without
   *     rights
   */
  Delivery deliver(Identity identity, Outfit outfit) throws InterruptedException;

  /**
   * Whether what was delivered before an interruption is still there. Where it is not, nothing is
   * there until {@link #complete()}, and interrupted work begins anew.
   */
  default boolean resumable() {
    return true;
  }

  /**
   * Completes what was begun, such as the index of an archive, once everybody was delivered.
   *
   * @throws IOException when it cannot be written
   */
  default void complete() throws IOException {}

  @Override
  void close();
}
