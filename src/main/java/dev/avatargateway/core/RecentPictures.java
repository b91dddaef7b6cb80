package dev.avatargateway.core;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pictures that were stored last, by the bytes they were made of. Each is trusted for a short
 * while only: a sweeper may delete what nobody wears, though not so soon. Safe for use by many
 * threads.
 */
final class RecentPictures {

  static final int MAX = 4096;
  static final Duration TRUST = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  RecentPictures(InstantSource clock) {
    this.clock = clock;
  }

  /** What was taken by one door's limits need not be by another's. */
  private record Key(Sha256 source, NewAvatar.Limits limits) {}

  private record Entry(Picture picture, long storedAt) {}

  synchronized Optional<Picture> find(Sha256 source, NewAvatar.Limits limits) {
    Key key = new Key(source, limits);
    Entry entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    long age = clock.millis() - entry.storedAt();
    if (age < 0 || age > TRUST.toMillis()) {
      entries.remove(key);
      return Optional.empty();
    }
    return Optional.of(entry.picture());
  }

  /** These packs are not stored any more. */
  synchronized void forget(Set<BlobKey> packs) {
    entries.values().removeIf(entry -> packs.contains(entry.picture().pack()));
  }

  /** The picture was stored just now. */
  synchronized void add(Picture picture, NewAvatar.Limits limits) {
    Key key = new Key(picture.source(), limits);
    entries.remove(key);
    entries.put(key, new Entry(picture, clock.millis()));
    if (entries.size() > MAX) {
      entries.remove(entries.keySet().iterator().next());
    }
  }
}
