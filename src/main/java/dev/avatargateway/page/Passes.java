package dev.avatargateway.page;

import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Owner;
import java.util.Optional;

/** What lets people in who have no product's cookie. Safe for use by many threads. */
public interface Passes {

  /**
   * A session for what a one-time link bears; empty when it is no good, or was used before.
   *
   * @throws dev.avatargateway.core.RefusedException with {@link
   *     dev.avatargateway.core.Refusal.StorageUnavailable} when that cannot be told
   */
  Optional<Credential> exchange(Credential link);

  /** Whose session it is; empty when it is over or was none. */
  Optional<Owner> holder(Credential session);
}
