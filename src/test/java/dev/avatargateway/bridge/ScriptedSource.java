package dev.avatargateway.bridge;

import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A product whose list is written in the test. */
final class ScriptedSource implements Source {

  final AtomicInteger read = new AtomicInteger();
  final AtomicInteger opened = new AtomicInteger();
  private final List<Listing> listings = new ArrayList<>();
  private int added;
  private int broken = Integer.MAX_VALUE;
  private boolean knowsGravatar = true;
  private String edition = "";

  ScriptedSource picture(String id, byte[] bytes, long setAt) {
    return image(id, ByteSource.of(bytes), setAt);
  }

  /** A picture whose opening is counted. */
  ScriptedSource counted(String id, byte[] bytes, long setAt) {
    ByteSource source =
        () -> {
          opened.incrementAndGet();
          return ByteSource.of(bytes).open();
        };
    return image(id, source, setAt);
  }

  ScriptedSource image(String id, ByteSource bytes, long setAt) {
    return shows(id, new Shown.Image(bytes), setAt);
  }

  ScriptedSource shows(String id, Shown shown, long setAt) {
    return add(Optional.of(Identity.of(House.owner(id))), new Listing.Shows(shown, setAt));
  }

  ScriptedSource add(Optional<Identity> identity, Listing.Content content) {
    added++;
    listings.add(new Listing("%08d".formatted(added), "user " + (added - 1), identity, content));
    return this;
  }

  /** The next position is nobody's here, as that of somebody who came later or is gone. */
  ScriptedSource nobody() {
    added++;
    return this;
  }

  /** Reading fails behind so many. */
  ScriptedSource breaking(int after) {
    broken = after;
    return this;
  }

  /** Positions mean something in this edition only. */
  ScriptedSource edition(String name) {
    edition = name;
    return this;
  }

  /** A product that knows no Gravatar. */
  ScriptedSource withoutGravatar() {
    knowsGravatar = false;
    return this;
  }

  @Override
  public boolean knowsGravatar() {
    return knowsGravatar;
  }

  @Override
  public String edition() {
    return edition;
  }

  @Override
  public Set<Space> spaces() {
    return Set.of(House.SPACE);
  }

  @Override
  public String name() {
    return "a scripted list";
  }

  @Override
  public long count() {
    return listings.size();
  }

  @Override
  public Stream<Listing> listings(String after) {
    return listings.stream()
        .dropWhile(listing -> listing.position().compareTo(after) <= 0)
        .peek(
            listing -> {
              if (listings.indexOf(listing) >= broken) {
                throw new UncheckedIOException(new IOException("the disk is gone"));
              }
              read.incrementAndGet();
            });
  }

  @Override
  public void close() {}
}
