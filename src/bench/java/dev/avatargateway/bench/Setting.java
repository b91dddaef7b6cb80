package dev.avatargateway.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long and where is measured.
 *
 * @param folder an empty one on the disk that pictures are stored on
 * @param rounds how often each program takes its turn
 * @param turn how long a turn is
 * @param warmUp how long the gateway is loaded before the first turn
 * @param crowd how many people are read at random
 * @param soak how long the soak goes on
 */
record Setting(Path folder, int rounds, Duration turn, Duration warmUp, int crowd, Duration soak) {

  /** The same within a folder of this name. */
  Setting within(String name) {
    return new Setting(folder.resolve(name), rounds, turn, warmUp, crowd, soak);
  }
}
