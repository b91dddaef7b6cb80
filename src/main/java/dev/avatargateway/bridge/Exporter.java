package dev.avatargateway.bridge;

import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Wardrobe;
import java.time.Duration;

/**
 * Makes everybody of a space show in a product what they show here, in the order of their ids; the
 * next run goes on behind an interruption.
 */
public final class Exporter {

  private static final int ATTEMPTS = 4;
  private static final int NOTED_EACH = 128;
  private static final Duration AT_LEAST = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final Bulk bulk;
  private final Wardrobe wardrobe;
  private final RunOptions options;
  private final Duration firstPause;

  public Exporter(Bulk bulk, Wardrobe wardrobe, RunOptions options) {
    this(bulk, wardrobe, options, FIRST_PAUSE);
  }

  /**
   * @param firstPause how long a product that did not answer is left alone; twice as long each time
   */
  Exporter(Bulk bulk, Wardrobe wardrobe, RunOptions options, Duration firstPause) {
    this.bulk = bulk;
    this.wardrobe = wardrobe;
    this.options = options;
    this.firstPause = firstPause;
  }

  /**
   * Exports to a destination, or what an interrupted run left of it; the caller closes it.
   *
   * @throws dev.avatargateway.core.RefusedException when it cannot be told where to begin
   */
  public Summary run(Destination destination) throws InterruptedException {
    throw new UnsupportedOperationException();
  }
}
