package dev.avatargateway.bridge;

import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Picture;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Wardrobe;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Makes everybody of a space show in a product what they show here, in the order of their ids; the
 * next run goes on behind an interruption.
 */
public final class Exporter {

  private static final int ATTEMPTS = 4;
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

  /** What came of one person. */
  private record Delivered(Sitter sitter, Delivery delivery) {}

  /**
   * Exports to a destination, or what an interrupted run left of it; the caller closes it.
   *
   * @throws dev.avatargateway.core.RefusedException when it cannot be told where to begin
   */
  public Summary run(Destination destination) throws InterruptedException {
    long total = bulk.count(destination.space());
    Journey journey =
        Journey.begin(
            bulk, "export " + destination.name(), "", options, destination.resumable(), total);
    String begin = journey.position();
    Roll roll = new Roll(bulk, destination.space());
    Optional<String> interruption;
    try (Conveyor<Sitter, Delivered> conveyor =
        new Conveyor<>(() -> roll.behind(begin), group -> work(group, destination), options)) {
      interruption = new Notes(conveyor, destination, journey).toTheEnd();
    }
    return new Summary("exported", journey.tally(), options.dryRun(), interruption);
  }

  private List<Callable<Delivered>> work(List<Sitter> group, Destination destination) {
    return group.stream()
        .<Callable<Delivered>>map(
            sitter ->
                () ->
                    new Delivered(
                        sitter, options.dryRun() ? foreseen(sitter) : deliver(sitter, destination)))
        .toList();
  }

  private Delivery deliver(Sitter sitter, Destination destination)
      throws InterruptedException, Conveyor.AbandonedException {
    Outfit outfit = outfit(sitter.portrait());
    Duration pause = firstPause;
    for (int attempt = 1; ; attempt++) {
      Delivery delivery = destination.deliver(sitter.identity(), outfit);
      if (!(delivery instanceof Delivery.Unavailable) || attempt == ATTEMPTS) {
        return delivery;
      }
      if (options.stop().getAsBoolean()) {
        throw new Conveyor.AbandonedException();
      }
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private Outfit outfit(Portrait portrait) {
    Optional<Picture> picture = portrait.picture();
    return new Outfit(
        portrait.look(),
        portrait.changedAt() > 0,
        portrait.setAt(),
        cut -> picture.flatMap(worn -> Patiently.ask(() -> wardrobe.cut(worn, cut))));
  }

  /** Nobody knows what is there without asking; what is to be delivered counts as done. */
  private static Delivery foreseen(Sitter sitter) {
    boolean nothing = sitter.portrait().look() instanceof Look.None;
    return nothing && sitter.portrait().changedAt() == 0
        ? new Delivery.Skipped("nothing was ever set")
        : Delivery.DELIVERED;
  }

  /** Counts deliveries and notes how far they are. */
  private final class Notes extends Batches<Delivered> {

    private final Destination destination;
    private final Journey journey;

    Notes(Conveyor<?, Delivered> conveyor, Destination destination, Journey journey) {
      super(conveyor, options.progress());
      this.destination = destination;
      this.journey = journey;
    }

    @Override
    void settle(List<Delivered> batch) {
      Tally counted = journey.tally().copy();
      batch.forEach(delivered -> count(delivered, counted));
      String position = batch.getLast().sitter().identity().owner().externalId();
      journey.note(List.of(), position, counted);
    }

    private void count(Delivered delivered, Tally counted) {
      switch (delivered.delivery()) {
        case Delivery.Delivered _ -> counted.countDone();
        case Delivery.Unchanged _ -> counted.countUnchanged();
        case Delivery.Skipped(String reason) -> counted.countSkipped(reason);
        case Delivery.Rejected(String reason) -> fail(delivered, reason, counted);
        case Delivery.Unavailable(String reason) -> fail(delivered, reason, counted);
      }
    }

    private void fail(Delivered delivered, String reason, Tally counted) {
      counted.countFailed(reason);
      journey.complaints().tell(delivered.sitter().identity().owner().toString(), reason);
    }

    @Override
    Optional<String> end(boolean whole, Optional<Exception> cause) {
      if (whole && !options.dryRun()) {
        try {
          destination.complete();
        } catch (IOException e) {
          return journey.end(
              false, Optional.of(new BridgeException("it cannot be completed: " + Words.of(e), e)));
        }
      }
      return journey.end(whole, cause);
    }
  }
}
