package dev.avatargateway.bridge.follow;

import dev.avatargateway.core.Outbox.Errand;

/** Who is told of changes. Safe for use by many threads. */
public interface Recipient extends AutoCloseable {

  /**
   * Tells of one person, within a bounded time; telling twice does no harm.
   *
   * @throws dev.avatargateway.bridge.BridgeException when nothing at all can be told there, such as
   *     with a token without rights
   */
  Outcome tell(Errand errand) throws InterruptedException;

  @Override
  void close();
}
