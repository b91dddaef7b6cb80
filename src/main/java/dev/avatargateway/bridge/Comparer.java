package dev.avatargateway.bridge;

import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.NewAvatar;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import dev.avatargateway.core.Wardrobe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Compares what everybody of a source shows with what they show here; changes nothing. */
public final class Comparer {

  private final Bulk bulk;
  private final Sides sides;
  private final RunOptions options;

  /**
   * @param cut what the product's clients are served, in which equal pictures have the same pixels
   * @param limits what is taken of each picture there
   */
  public Comparer(
      Bulk bulk, Wardrobe wardrobe, Cut cut, NewAvatar.Limits limits, RunOptions options) {
    this.bulk = bulk;
    this.sides = new Sides(wardrobe, cut, limits);
    this.options = options;
  }

  /**
   * Compares everybody.
   *
   * @param csv gets a document of RFC 4180 with the columns {@code space,id,difference,detail}, a
   *     line for each difference; not closed
   * @throws IOException when it cannot be written
   */
  public Comparison compare(Source source, Appendable csv)
      throws IOException, InterruptedException {
    options.progress().begin("diff " + source.name(), source.count(), 0);
    Differences differences = new Differences(csv);
    SeenIds seen = new SeenIds();
    Optional<String> interruption;
    try (Conveyor<Listing, Finding> conveyor =
        new Conveyor<>(
            () -> source.listings(""), group -> work(group, source.knowsGravatar()), options)) {
      interruption = new Notes(conveyor, differences, seen).toTheEnd();
      if (interruption.isEmpty()) {
        interruption = searchRest(source, seen, differences);
      }
    } catch (UncheckedIOException e) {
      throw Words.cause(e);
    }
    return differences.comparison(interruption);
  }

  private List<Callable<Finding>> work(List<Listing> group, boolean gravatar) {
    Lookup known = Lookup.of(bulk, group);
    List<Callable<Finding>> work = new ArrayList<>(group.size());
    for (Listing listing : group) {
      Optional<Sitter> sitter = known.of(listing);
      work.add(() -> sides.compare(listing, sitter, gravatar));
    }
    return work;
  }

  /** Looks for those who show something here and are not in the source at all. */
  private Optional<String> searchRest(Source source, SeenIds seen, Differences differences) {
    try (Stream<Sitter> everybody = everybody(source.spaces())) {
      Iterator<Sitter> iterator = everybody.iterator();
      while (iterator.hasNext()) {
        if (options.stop().getAsBoolean()) {
          return Optional.of("stopped");
        }
        Sitter sitter = iterator.next();
        boolean shows = !(sitter.portrait().look() instanceof Look.None);
        if (shows && !seen.contains(sitter.identity().owner().toString())) {
          differences.addOnlyHere(sitter.identity().owner());
        }
      }
      return Optional.empty();
    }
  }

  private Stream<Sitter> everybody(Set<Space> spaces) {
    return spaces.stream()
        .sorted(Comparator.comparing(Space::name))
        .flatMap(space -> new Roll(bulk, space).behind(""));
  }

  /** Counts what was found, and remembers who was there. */
  private final class Notes extends Batches<Finding> {

    private final Differences differences;
    private final SeenIds seen;

    Notes(Conveyor<?, Finding> conveyor, Differences differences, SeenIds seen) {
      super(conveyor, options.progress());
      this.differences = differences;
      this.seen = seen;
    }

    @Override
    void settle(List<Finding> batch) {
      for (Finding finding : batch) {
        differences.add(finding);
        finding.listing().identity().ifPresent(i -> seen.add(i.owner().toString()));
      }
    }

    @Override
    Optional<String> end(boolean whole, Optional<Exception> cause) {
      if (cause.isPresent()) {
        return Optional.of(Words.interruption(cause.get()));
      }
      return whole ? Optional.empty() : Optional.of("stopped");
    }
  }
}
