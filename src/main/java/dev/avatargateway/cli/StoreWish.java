package dev.avatargateway.cli;

import dev.avatargateway.config.StoreEnd;
import dev.avatargateway.config.StoreKeys;
import java.nio.file.Path;

/** Work on a store as a whole. */
public sealed interface StoreWish {

  /** People and pictures are to be brought to another place. */
  record Copy(StoreEnd from, StoreEnd to) implements StoreWish {}

  /**
   * A store in a folder is to be kept as it is now.
   *
   * @param folder a new one
   */
  record Backup(StoreKeys store, Path folder) implements StoreWish {}
}
