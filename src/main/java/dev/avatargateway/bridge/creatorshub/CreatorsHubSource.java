package dev.avatargateway.bridge.creatorshub;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Entry;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import dev.avatargateway.core.Upstream.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The users of a CreatorsHub instance, asked about by number; positions are the numbers. */
public final class CreatorsHubSource implements Source {

  private static final int AT_ONCE = 8;

  private final CreatorsHubApi api;
  private final Profiles profiles;
  private final UserNumbers numbers;

  /**
   * The users with these numbers; those that nobody has are passed over.
   *
   * @param api closed with this
   * @throws BridgeException when the instance does not answer or does not accept the token
   */
  public CreatorsHubSource(CreatorsHubApi api, UserNumbers numbers) {
    this.api = api;
    this.profiles = new Profiles(api);
    this.numbers = numbers;
    api.check();
  }

  /**
   * The users whom the instance lists as creators, and those whose ids are known already.
   *
   * @param known ids; what is no user's number is passed over
   * @throws BridgeException when the instance does not answer or does not accept the token
   */
  public static CreatorsHubSource creatorsAnd(CreatorsHubApi api, Iterable<String> known) {
    try {
      LongStream here =
          StreamSupport.stream(known.spliterator(), false)
              .filter(UserNumbers::isNumber)
              .mapToLong(Long::parseLong);
      return new CreatorsHubSource(api, UserNumbers.of(LongStream.concat(api.creators(), here)));
    } catch (IOException e) {
      throw new BridgeException(api.name() + " does not answer", e);
    }
  }

  @Override
  public Set<Space> spaces() {
    return Set.of(CreatorsHubApi.SPACE);
  }

  @Override
  public boolean knowsGravatar() {
    return false;
  }

  @Override
  public String name() {
    return api.name();
  }

  @Override
  public long count() {
    return numbers.count();
  }

  @Override
  public Stream<Listing> listings(String after) {
    return entries(after).gather(Gatherers.mapConcurrent(AT_ONCE, Entry::read));
  }

  @Override
  public Stream<Entry> entries(String after) {
    if (!after.isEmpty() && !UserNumbers.isNumber(after)) {
      throw new BridgeException("not a user's number: " + after);
    }
    return numbers
        .above(after.isEmpty() ? 0 : Long.parseLong(after))
        .mapToObj(id -> new Entry(Long.toString(id), () -> listing(Long.toString(id))));
  }

  @Override
  public int atOnce() {
    return AT_ONCE;
  }

  private Listing listing(String id) {
    try {
      return switch (profiles.find(new Owner(CreatorsHubApi.SPACE, id))) {
        case Answer.Known(Found found) ->
            listing(
                id, Optional.of(found.identity()), new Listing.Shows(found.shown(), found.setAt()));
        case Answer.Unknown() ->
            listing(id, Optional.empty(), new Listing.Skipped("not known there"));
        case Answer.Refused(String reason) ->
            listing(id, Optional.empty(), new Listing.Failed(reason));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Listing listing(String id, Optional<Identity> who, Listing.Content content) {
    return new Listing(id, "user " + id, who, content);
  }

  @Override
  public void close() {
    api.close();
  }
}
