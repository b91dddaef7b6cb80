package dev.avatargateway.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Long work through one list that several processes do together, each with its own reading of the
 * list. The list is divided from its beginning on: whoever divides further has read what follows
 * the {@link Standing#reached()} position, and moves it to the end of what they read, as their own
 * portion, only if nobody else moved it since. So portions touch and never overlap, by position,
 * whatever the list gains or loses between two readings.
 *
 * <p>A portion is its worker's while the worker's lease lives; then anybody may take over what of
 * it is not committed. A take-over gives the portion a new number, so that a worker who was only
 * slow cannot commit to it any more, even where they are the one who took it over. Leases are
 * compared by the processes' own clocks: clocks that differ by more than a lease cost work that is
 * done twice and thrown away once, nothing else.
 *
 * <p>Safe for use by many threads; an unreachable catalog is a {@link RefusedException} with {@link
 * Refusal.StorageUnavailable}.
 */
public interface Portions {

  /** One worker's part in one run through a list. */
  record Share(UUID run, UUID worker) {}

  /**
   * How far a run is.
   *
   * @param reached the position up to which the list is divided; empty at the beginning
   * @param divided how many listings that were
   * @param whole whether the list ended there
   * @param open how many of them are not committed yet
   * @param others whether another worker has a portion that is not committed
   */
  record Standing(String reached, long divided, boolean whole, long open, boolean others) {}

  /**
   * What one worker has to do.
   *
   * @param begins the position behind which it begins; empty at the beginning of the list
   * @param ends the position of its last listing
   * @param size how many listings were read there
   */
  record Portion(long number, String begins, String ends, int size) {}

  /**
   * How far a portion is done.
   *
   * @param reached the last position that is done
   * @param left how many listings are left; 0 when all of it is done
   */
  record Step(long number, String reached, int left) {}

  /**
   * Joins the run that goes on, or that was interrupted, or else begins one.
   *
   * @param journey as for {@link Milestone}
   * @param anew begins a new one in any case; the old one's workers have no part in it
   * @return empty when a new one is wanted while the lease of another worker lives
   */
  Optional<Share> join(String journey, boolean anew, Duration lease);

  /** The worker still lives: the lease begins now. */
  void renew(Share share, Duration lease);

  /** The worker ends: what it has not committed can be taken over at once. */
  void leave(Share share);

  /** How far the run is; empty when it was ended, or begun anew. */
  Optional<Standing> standing(Share share);

  /** Makes what is left of a portion the worker's own whose worker's lease ran out. */
  Optional<Portion> takeOver(Share share);

  /**
   * Divides the list further.
   *
   * @param from as it was when the list was read from there
   * @param ends the last position that was read
   * @param size how many listings were read, at least 1
   * @return the worker's portion; empty when somebody else came first
   */
  Optional<Portion> divide(Share share, Standing from, String ends, int size);

  /** Nothing stands in the list behind what was divided; no effect when somebody came first. */
  void conclude(Share share, Standing from);

  /** Nothing is left in the list of a portion that was taken over. */
  void drop(Share share, Portion portion);

  /**
   * Takes arrivals in as {@link Bulk#commit} does and notes how far portions are, in one
   * transaction, if the portions are all still the worker's; else does nothing.
   *
   * @param tally what the worker counted in this run
   * @return for each arrival whether it was applied as decided; empty when nothing was done
   */
  Optional<List<Boolean>> commit(
      Share share, List<Arrival> arrivals, Origin origin, List<Step> steps, String tally);

  /** The numbers of the portions that are the worker's. */
  Set<Long> held(Share share);

  /**
   * Ends the run and forgets it, if the list was divided to its end and all of it is done.
   *
   * @return what all workers counted, for the one who ended it; empty for everybody else
   */
  Optional<List<String>> end(Share share);
}
