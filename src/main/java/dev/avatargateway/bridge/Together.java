package dev.avatargateway.bridge;

import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Portions;
import dev.avatargateway.core.Portions.Share;
import dev.avatargateway.core.Portions.Standing;
import dev.avatargateway.core.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ledger of an import that several processes do together, each in portions that are its own.
 * What is committed and that it is done are one transaction, which does nothing when a portion was
 * taken over by somebody else: then that portion's results are thrown away here, as they are
 * brought there.
 */
final class Together implements Ledger {

  /** How long the work of a process that is gone waits for it. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private final Portions portions;
  private final Share share;
  private final RunOptions options;
  private final Complaints complaints;
  private final Taken taken = new Taken();
  private final Division division;
  private final Beat beat;
  private Tally tally = new Tally();
  private volatile boolean ended;

  private Together(Portions portions, Share share, Source source, RunOptions options) {
    this.portions = portions;
    this.share = share;
    this.options = options;
    this.complaints = new Complaints(options.progress());
    this.division =
        new Division(
            source,
            portions,
            share,
            taken,
            options.threads(),
            () -> ended || options.stop().getAsBoolean());
    this.beat = Beat.each(LEASE.dividedBy(3), () -> portions.renew(share, LEASE));
  }

  /**
   * @throws BridgeException when it is to begin anew while others are at work
   */
  static Together join(Portions portions, Source source, String task, RunOptions options) {
    Share share =
        portions
            .join(Journey.key(task, source.edition()), options.restart(), LEASE)
            .orElseThrow(
                () ->
                    new BridgeException(
                        "others are at work on this import, or were %d seconds ago: it can be begun"
                                .formatted(LEASE.toSeconds())
                            + " anew when they are done, or stopped"));
    Optional<Standing> standing = portions.standing(share);
    long done = standing.map(one -> one.divided() - one.open()).orElse(0L);
    options.progress().begin(task, source.count(), done);
    if (done > 0) {
      options.progress().say("going on behind %,d".formatted(done));
    }
    return new Together(portions, share, source, options);
  }

  @Override
  public Stream<Listing> listings() {
    return division.stream();
  }

  @Override
  public void worked() {
    division.worked();
  }

  /** What this process counted; for the one that ended it, what all did. */
  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public boolean holds(Listing listing) {
    return taken.holds(listing);
  }

  @Override
  public Optional<List<Boolean>> note(List<Listing> done, List<Arrival> arrivals, Tally counted) {
    Optional<List<Boolean>> applied =
        portions.commit(share, arrivals, Journey.ORIGIN, taken.steps(done), counted.written());
    if (applied.isPresent()) {
      taken.settle(done);
      tally = counted;
    } else {
      taken.keepOnly(portions.held(share));
    }
    return applied;
  }

  @Override
  public List<Boolean> amend(List<Arrival> arrivals, Tally counted) {
    List<Boolean> applied =
        portions
            .commit(share, arrivals, Journey.ORIGIN, List.of(), counted.written())
            .orElseThrow();
    tally = counted;
    return applied;
  }

  @Override
  public Complaints complaints() {
    return complaints;
  }

  @Override
  public Optional<String> end(boolean whole, Optional<Exception> cause) {
    ended = true;
    complaints.tellRest();
    if (cause.isPresent()) {
      return Optional.of(Words.interruption(cause.get()) + goingOn());
    }
    if (!whole || !division.isComplete()) {
      return Optional.of("stopped" + goingOn());
    }
    Optional<List<String>> all = portions.end(share);
    if (all.isPresent()) {
      tellWhole(all.get());
    } else {
      options.progress().say("the others tell of the whole import; this is what was done here");
    }
    return Optional.empty();
  }

  private void tellWhole(List<String> all) {
    long here = tally.read();
    Tally whole = new Tally();
    all.forEach(one -> whole.add(Tally.parse(one)));
    if (whole.read() > here) {
      options
          .progress()
          .say("of the %,d that were read, %,d were read here".formatted(whole.read(), here));
    }
    tally = whole;
  }

  private static String goingOn() {
    return "; others who are at work, or running it again, do what is left";
  }

  /** What is not committed can be taken over at once. */
  @Override
  public void close() {
    ended = true;
    beat.close();
    try {
      portions.leave(share);
    } catch (RefusedException e) {
      // Then it can be when the lease runs out.
    }
  }
}
