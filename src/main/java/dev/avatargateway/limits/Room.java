package dev.avatargateway.limits;

/** Whether more pictures may be kept. */
@FunctionalInterface
public interface Room {

  /**
   * Checks it.
   *
   * @throws dev.avatargateway.core.RefusedException with {@link
   *     dev.avatargateway.core.Refusal.StorageFull}
   */
  void require();
}
