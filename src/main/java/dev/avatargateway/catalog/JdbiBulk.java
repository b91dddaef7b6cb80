package dev.avatargateway.catalog;

import dev.avatargateway.core.Arrival;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Milestone;
import dev.avatargateway.core.Namesakes;
import dev.avatargateway.core.Origin;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.People;
import dev.avatargateway.core.PeopleException;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The catalog for long work, in a relational database. */
final class JdbiBulk implements Bulk {

  /**
   * How many arrivals one transaction takes: H2 writes of its own accord, and so half of a
   * transaction, when much has changed, and in a large catalog each person changes many pages.
   */
  static final int PORTION = 128;

  private final Transactions transactions;
  private final PackGuard guard;
  private final People people;
  private final int historyLength;
  private final InstantSource clock;
  private final TimeOrderedKeys keys;

  JdbiBulk(
      Transactions transactions,
      PackGuard guard,
      People people,
      int historyLength,
      InstantSource clock) {
    this.transactions = transactions;
    this.guard = guard;
    this.people = people;
    this.historyLength = historyLength;
    this.clock = clock;
    this.keys = new TimeOrderedKeys(clock);
  }

  @Override
  public List<Optional<Sitter>> find(List<Owner> owners) {
    Bulk.batch(owners);
    Map<Owner, Sitter> found = transactions.read(handle -> new Sitters(handle).find(owners));
    return owners.stream().map(owner -> Optional.ofNullable(found.get(owner))).toList();
  }

  @Override
  public List<Sitter> page(Space space, String after, int limit) {
    Bulk.limit(limit);
    return transactions.read(handle -> new Sitters(handle).page(space, after, limit));
  }

  @Override
  public long count(Space space) {
    return transactions.longRead(handle -> new Sitters(handle).count(space));
  }

  @Override
  public List<Boolean> commit(List<Arrival> arrivals, Origin origin, Milestone milestone) {
    Bulk.batch(arrivals);
    List<Boolean> news = transactions.query(handle -> arriving(handle).news(arrivals));
    List<Arrival> bringing = new ArrayList<>();
    for (int i = 0; i < arrivals.size(); i++) {
      if (news.get(i)) {
        bringing.add(arrivals.get(i));
      }
    }
    List<Boolean> taken = take(bringing, origin, milestone);
    List<Boolean> applied = new ArrayList<>(arrivals.size());
    int next = 0;
    for (boolean brought : news) {
      applied.add(!brought || taken.get(next++));
    }
    return applied;
  }

  /** The last portion carries the milestone. */
  private List<Boolean> take(List<Arrival> arrivals, Origin origin, Milestone milestone) {
    List<Boolean> applied = new ArrayList<>(arrivals.size());
    int from = 0;
    while (arrivals.size() - from > PORTION) {
      List<Arrival> portion = arrivals.subList(from, from + PORTION);
      applied.addAll(guard.wearing(packs(portion), handle -> take(handle, portion, origin)));
      from += PORTION;
    }
    List<Arrival> last = arrivals.subList(from, arrivals.size());
    applied.addAll(
        guard.wearing(
            packs(last),
            handle -> {
              List<Boolean> taken = take(handle, last, origin);
              new Milestones(handle).put(milestone);
              return taken;
            }));
    return applied;
  }

  private List<Boolean> take(Handle handle, List<Arrival> portion, Origin origin) {
    LongWork.begin(handle);
    return arriving(handle).take(portion, origin);
  }

  /** The packs that the arrivals bring. */
  static List<BlobKey> packs(List<Arrival> arrivals) {
    return arrivals.stream().flatMap(arrival -> arrival.pack().stream()).toList();
  }

  @Override
  public Optional<Milestone> milestone(String journey) {
    return transactions.query(handle -> new Milestones(handle).find(journey));
  }

  @Override
  public List<Namesakes> namesakes(Set<Space> spaces, String after, int limit) {
    Bulk.limit(limit);
    return transactions.longRead(handle -> new SharedAddresses(handle).find(spaces, after, limit));
  }

  @Override
  public List<Optional<String>> link(List<Pair> pairs) {
    return Bulk.batch(pairs).stream().map(this::link).toList();
  }

  private Optional<String> link(Pair pair) {
    try {
      people.link(pair.one(), pair.other());
      return Optional.empty();
    } catch (PeopleException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Arriving arriving(Handle handle) {
    return new Arriving(new Wardrobe(handle, clock, historyLength), keys);
  }
}
