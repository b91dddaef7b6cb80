package dev.avatargateway.bridge;

import dev.avatargateway.core.Arrivals;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.NewAvatar;
import dev.avatargateway.core.Portions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Brings everybody of a source here, in the source's order or together with other processes: what
 * was committed stays, and the next run goes on with what is left. Never takes a picture off
 * anybody.
 */
public final class Importer {

  private final Bulk bulk;
  private final Optional<Portions> portions;
  private final Arrivals arrivals;
  private final NewAvatar.Limits limits;
  private final RunOptions options;

  /**
   * @param portions how the work is shared with others who import the same at the same time; empty
   *     where nobody else can
   * @param limits what is taken of each picture
   */
  public Importer(
      Bulk bulk,
      Optional<Portions> portions,
      Arrivals arrivals,
      NewAvatar.Limits limits,
      RunOptions options) {
    this.bulk = bulk;
    this.portions = portions;
    this.arrivals = arrivals;
    this.limits = limits;
    this.options = options;
  }

  /**
   * Imports a source, or what an interrupted run left of it, or what others who are at work leave;
   * the caller closes the source. The summary is of all parts, but where others end the import it
   * is of what was done here.
   *
   * @throws dev.avatargateway.core.RefusedException when it cannot be told where to begin
   * @throws BridgeException when it is to begin anew while others are at work
   */
  public Summary run(Source source) throws InterruptedException {
    Admittance admittance = new Admittance(bulk, arrivals, limits, options.dryRun());
    try (Ledger ledger = open(source)) {
      Optional<String> interruption;
      try (Conveyor<Listing, Verdict> conveyor =
          new Conveyor<>(ledger::listings, group -> work(group, admittance, ledger), options)) {
        interruption = new Committer(conveyor, admittance, ledger, options.progress()).toTheEnd();
      }
      return new Summary("imported", ledger.tally(), options.dryRun(), interruption);
    }
  }

  private Ledger open(Source source) {
    String task = "import " + source.name();
    return portions.isPresent() && !options.dryRun()
        ? Together.join(portions.get(), source, task, options)
        : new Alone(
            source, Journey.begin(bulk, task, source.edition(), options, true, source.count()));
  }

  private static List<Callable<Verdict>> work(
      List<Listing> group, Admittance admittance, Ledger ledger) {
    return admittance.prepare(group).stream().map(work -> telling(work, ledger)).toList();
  }

  private static Callable<Verdict> telling(Callable<Verdict> work, Ledger ledger) {
    return () -> {
      try {
        return work.call();
      } finally {
        ledger.worked();
      }
    };
  }
}
