package dev.avatargateway.bridge;

import dev.avatargateway.core.Arrival;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an import has to do, and where it notes what it did; all but the reading is for one thread.
 */
interface Ledger extends AutoCloseable {

  /** What is to be done, read lazily by one thread of its own, closed by it. */
  Stream<Listing> listings() throws Exception;

  /** One listing more was worked on; called by many threads. */
  void worked();

  /** What was counted and noted. */
  Tally tally();

  /** Whether a listing is still this import's to do. */
  boolean holds(Listing listing);

  /**
   * Commits what became of the next listings, and that they are done.
   *
   * @param done in the order of reading, but for those that it does not hold any more
   * @param arrivals what they bring
   * @param counted the tally with them
   * @return for each arrival whether it was applied as decided; empty when not all are its own any
   *     more, and nothing was done
   */
  Optional<List<Boolean>> note(List<Listing> done, List<Arrival> arrivals, Tally counted);

  /** Commits what became of some of those that were noted last, at a second look. */
  List<Boolean> amend(List<Arrival> arrivals, Tally counted);

  Complaints complaints();

  /** Ends it, or says in one sentence why it ends early. */
  Optional<String> end(boolean whole, Optional<Exception> cause);

  @Override
  void close();
}
