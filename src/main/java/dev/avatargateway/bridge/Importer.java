package dev.avatargateway.bridge;

import dev.avatargateway.core.Arrivals;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.NewAvatar;
import java.util.Optional;

/**
 * Brings everybody of a source here, in the source's order: what was committed stays, and the next
 * run goes on behind it. Never takes a picture off anybody.
 */
public final class Importer {

  private final Bulk bulk;
  private final Arrivals arrivals;
  private final NewAvatar.Limits limits;
  private final RunOptions options;

  /**
   * @param limits what is taken of each picture
   */
  public Importer(Bulk bulk, Arrivals arrivals, NewAvatar.Limits limits, RunOptions options) {
    this.bulk = bulk;
    this.arrivals = arrivals;
    this.limits = limits;
    this.options = options;
  }

  /**
   * Imports a source, or what an interrupted run left of it; the caller closes the source.
   *
   * @throws dev.avatargateway.core.RefusedException when it cannot be told where to begin
   */
  public Summary run(Source source) throws InterruptedException {
    Journey journey =
        Journey.begin(
            bulk, "import " + source.name(), source.edition(), options, true, source.count());
    String begin = journey.position();
    Admittance admittance = new Admittance(bulk, arrivals, limits, options.dryRun());
    Optional<String> interruption;
    try (Conveyor<Listing, Verdict> conveyor =
        new Conveyor<>(() -> source.listings(begin), admittance::prepare, options)) {
      interruption = new Committer(conveyor, admittance, journey, options.progress()).toTheEnd();
    }
    return new Summary("imported", journey.tally(), options.dryRun(), interruption);
  }
}
