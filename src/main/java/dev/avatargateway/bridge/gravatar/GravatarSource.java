package dev.avatargateway.bridge.gravatar;

import dev.avatargateway.bridge.BridgeException;
import dev.avatargateway.bridge.Entry;
import dev.avatargateway.bridge.Listing;
import dev.avatargateway.bridge.Source;
import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Portrait;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Sitter;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The people of a space who are known here with an e-mail address, and what it has at Gravatar;
 * positions are ids.
 */
public final class GravatarSource implements Source {

  /** Who is asked about. */
  public enum Whom {
    /** Everybody who wears no picture. */
    WITHOUT_PICTURE,
    /** Only who chose to show their Gravatar. */
    CHOSE_GRAVATAR
  }

  /** Where Gravatar itself is. */
  public static final String GRAVATAR = "https://www.gravatar.com";

  private static final int AT_ONCE = 4;

  /** Pictures of a page may all be in memory at once. */
  private static final int PAGE = 32;

  private final Bulk bulk;
  private final Space space;
  private final Whom whom;
  private final GravatarServer server;

  /**
   * @param bulk who is known here
   * @param base the server's address, such as {@link #GRAVATAR}
   * @throws BridgeException when the base is no such address
   */
  public GravatarSource(Bulk bulk, Space space, Whom whom, String base, AddressDigest digest) {
    this(bulk, space, whom, new GravatarServer(base, digest));
  }

  GravatarSource(Bulk bulk, Space space, Whom whom, GravatarServer server) {
    this.bulk = bulk;
    this.space = space;
    this.whom = whom;
    this.server = server;
  }

  @Override
  public Set<Space> spaces() {
    return Set.of(space);
  }

  @Override
  public String name() {
    return server.name();
  }

  @Override
  public long count() {
    return bulk.count(space);
  }

  @Override
  public Stream<Listing> listings(String after) {
    return entries(after).gather(Gatherers.mapConcurrent(AT_ONCE, Entry::read));
  }

  @Override
  public Stream<Entry> entries(String after) {
    return pages(after)
        .flatMap(List::stream)
        .map(sitter -> new Entry(id(sitter), () -> listing(sitter)));
  }

  @Override
  public int atOnce() {
    return AT_ONCE;
  }

  private Stream<List<Sitter>> pages(String after) {
    return Stream.iterate(
        bulk.page(space, after, PAGE),
        page -> !page.isEmpty(),
        page -> bulk.page(space, id(page.getLast()), PAGE));
  }

  private static String id(Sitter sitter) {
    return sitter.identity().owner().externalId();
  }

  private Listing listing(Sitter sitter) {
    return new Listing(
        id(sitter), "user " + id(sitter), Optional.of(sitter.identity()), content(sitter));
  }

  private Listing.Content content(Sitter sitter) {
    Portrait here = sitter.portrait();
    if (here.picture().isPresent()) {
      return new Listing.Skipped("a picture of their own here");
    }
    if (whom == Whom.CHOSE_GRAVATAR && !(here.look() instanceof Look.Gravatar)) {
      return new Listing.Skipped("did not choose Gravatar");
    }
    @Nullable String email = sitter.identity().email();
    if (email == null || email.isBlank()) {
      return new Listing.Skipped("no e-mail address");
    }
    try {
      return switch (server.ask(email)) {
        case GravatarServer.Answer.None() -> new Listing.Skipped("no Gravatar");
        case GravatarServer.Answer.Wrong(String reason) -> new Listing.Failed(reason);
        case GravatarServer.Answer.Picture(ByteSource bytes, long since) ->
            new Listing.Shows(new Shown.Image(bytes), setAt(here, since));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(server.name() + " does not answer", e);
    }
  }

  private static long setAt(Portrait here, long since) {
    return here.look() instanceof Look.Gravatar && since > 0
        ? Math.max(since, here.setAt())
        : since;
  }

  @Override
  public void close() {
    server.close();
  }
}
