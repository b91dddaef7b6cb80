package dev.avatargateway.bridge;

import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.PersonKey;
import dev.avatargateway.core.Sitter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Pairs that are joined by the batch, and what came of them; for one thread. */
final class Joining {

  private static final int BATCH = Bulk.MAX_BATCH / 2;

  private final Bulk bulk;
  private final Consumer<String> report;
  private final RunOptions options;
  private final Tally tally = new Tally();
  private final List<Bulk.Pair> waiting = new ArrayList<>();
  private final Set<Owner> named = new HashSet<>();
  private long failures;

  Joining(Bulk bulk, Consumer<String> report, RunOptions options) {
    this.bulk = bulk;
    this.report = report;
    this.options = options;
  }

  Tally tally() {
    return tally;
  }

  /** A pair that is to be joined after those before it. */
  void add(Bulk.Pair pair) {
    if (named.contains(pair.one()) || named.contains(pair.other()) || waiting.size() == BATCH) {
      flush();
    }
    named.add(pair.one());
    named.add(pair.other());
    waiting.add(pair);
  }

  /** Joins what waits. */
  void flush() {
    List<Bulk.Pair> pairs = List.copyOf(waiting);
    waiting.clear();
    named.clear();
    if (pairs.isEmpty()) {
      return;
    }
    List<Optional<Sitter>> known =
        bulk.find(
            pairs.stream().flatMap(pair -> List.of(pair.one(), pair.other()).stream()).toList());
    List<Bulk.Pair> apart = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Optional<PersonKey> one = known.get(2 * i).map(Sitter::person);
      Optional<PersonKey> other = known.get(2 * i + 1).map(Sitter::person);
      if (one.isEmpty() && other.isEmpty()) {
        fail(words(pairs.get(i)), "neither is known here");
      } else if (one.equals(other)) {
        tally.countUnchanged();
      } else {
        apart.add(pairs.get(i));
      }
    }
    join(apart);
    options.progress().advance(pairs.size());
  }

  private void join(List<Bulk.Pair> pairs) {
    if (options.dryRun()) {
      pairs.forEach(pair -> report.accept("would join " + words(pair)));
      pairs.forEach(_ -> tally.countDone());
      return;
    }
    List<Optional<String>> refused = pairs.isEmpty() ? List.of() : bulk.link(pairs);
    for (int i = 0; i < refused.size(); i++) {
      Bulk.Pair pair = pairs.get(i);
      refused.get(i).ifPresentOrElse(why -> fail(words(pair), why), tally::countDone);
    }
  }

  /** Some who are not joined, because nobody can tell who belongs to whom. */
  void skipAmbiguous(String who) {
    report.accept("ambiguous: " + who);
    tally.countSkipped("ambiguous: more than one in a space");
    options.progress().advance(1);
  }

  void fail(String label, String reason) {
    tally.countFailed(reason);
    if (++failures <= Complaints.TOLD) {
      options.progress().say(label + ": " + Words.bounded(reason, 300));
    }
  }

  private static String words(Bulk.Pair pair) {
    return pair.one() + " and " + pair.other();
  }
}
