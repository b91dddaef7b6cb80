package dev.avatargateway.bridge;

import dev.avatargateway.core.Arrival;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ledger of an import that goes through its list alone, behind what is committed already. */
record Alone(Source source, Journey journey, String begins) implements Ledger {

  Alone(Source source, Journey journey) {
    this(source, journey, journey.position());
  }

  @Override
  public Stream<Listing> listings() throws IOException {
    return source.listings(begins);
  }

  @Override
  public void worked() {}

  @Override
  public Tally tally() {
    return journey.tally();
  }

  @Override
  public boolean holds(Listing listing) {
    return true;
  }

  @Override
  public Optional<List<Boolean>> note(List<Listing> done, List<Arrival> arrivals, Tally counted) {
    return Optional.of(journey.note(arrivals, done.getLast().position(), counted));
  }

  @Override
  public List<Boolean> amend(List<Arrival> arrivals, Tally counted) {
    return journey.note(arrivals, journey.position(), counted);
  }

  @Override
  public Complaints complaints() {
    return journey.complaints();
  }

  @Override
  public Optional<String> end(boolean whole, Optional<Exception> cause) {
    return journey.end(whole, cause);
  }

  @Override
  public void close() {}
}
