package dev.avatargateway.bridge;

import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Space;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One run through a list, on its own or going on behind an earlier one; for one thread. */
final class Journey {

  private static final Owner OPERATOR = new Owner(new Space("operator"), "command-line");
  static final Origin ORIGIN = new Origin(OPERATOR, "import", OPERATOR);

  private final Bulk bulk;
  private final String name;
  private final RunOptions options;
  private final boolean resumable;
  private final Complaints complaints;
  private String position;
  private Tally tally;

  private Journey(
      Bulk bulk,
      String name,
      RunOptions options,
      boolean resumable,
      Optional<Milestone> milestone) {
    this.bulk = bulk;
    this.resumable = resumable;
    this.name = name;
    this.options = options;
    this.complaints = new Complaints(options.progress());
    this.position = milestone.map(Milestone::position).orElse("");
    this.tally = Tally.parse(milestone.map(Milestone::tally).orElse(""));
  }

  /**
   * A dry run looks at everything; any other goes on where the last was interrupted.
   *
   * @param edition of what an interrupted run went through; another one is begun anew
   * @param resumable whether what an interrupted run did is still there
   */
  static Journey begin(
      Bulk bulk, String name, String edition, RunOptions options, boolean resumable, long total) {
    String key = key(name, edition);
    boolean anew = options.dryRun() || options.restart() || !resumable;
    Optional<Milestone> milestone = anew ? Optional.empty() : bulk.milestone(key);
    Journey journey = new Journey(bulk, key, options, resumable, milestone);
    options.progress().begin(name, total, journey.tally.read());
    if (!journey.position.isEmpty()) {
      options.progress().say("going on behind %,d".formatted(journey.tally.read()));
    }
    return journey;
  }

  /** What a run through this edition of a list is called. */
  static String key(String name, String edition) {
    String key = edition.isEmpty() ? name : name + " " + edition;
    if (key.length() <= Milestone.MAX_JOURNEY) {
      return key;
    }
    String digest = Sha256.of(key.getBytes(StandardCharsets.UTF_8)).hex();
    return key.substring(0, Milestone.MAX_JOURNEY - digest.length()) + digest;
  }

  /** What was done last; empty at the beginning. */
  String position() {
    return position;
  }

  /** What was counted and noted, by earlier runs too. */
  Tally tally() {
    return tally;
  }

  /** Commits with the position and what was counted so far; a dry run only remembers both. */
  List<Boolean> note(List<Arrival> arrivals, String reached, Tally counted) {
    List<Boolean> applied =
        options.dryRun()
            ? arrivals.stream().map(_ -> true).toList()
            : bulk.commit(arrivals, ORIGIN, new Milestone(name, reached, counted.written()));
    position = reached;
    tally = counted;
    return applied;
  }

  Complaints complaints() {
    return complaints;
  }

  /** Ends it: forgets the position when all was done, else says in one sentence why not. */
  Optional<String> end(boolean whole, Optional<Exception> cause) {
    complaints.tellRest();
    if (cause.isPresent()) {
      return Optional.of(sentence(cause.get()));
    }
    if (!whole) {
      return Optional.of("stopped" + goingOn());
    }
    if (!options.dryRun()) {
      bulk.commit(List.of(), ORIGIN, Milestone.end(name));
    }
    return Optional.empty();
  }

  /** Why it cannot go on, and where it would. */
  String sentence(Exception cause) {
    return Words.interruption(cause) + goingOn();
  }

  private String goingOn() {
    if (options.dryRun()) {
      return "";
    }
    return resumable
        ? "; running it again goes on behind %,d".formatted(tally.read())
        : "; running it again begins anew";
  }
}
