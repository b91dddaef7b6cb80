package dev.avatargateway.bridge.cloudreve;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.core.Owner;

/** How the gateway names a user of a site by the row in its database. */
@FunctionalInterface
public interface RowIds {

  /**
   * Whose row it is.
   *
   * @param siteSalt the site's salt of hashids, not empty
   * @param row the row's number, at least 0
   * @throws BridgeException when the gateway's own salt is another one
   */
  Owner owner(String siteSalt, long row);
}
