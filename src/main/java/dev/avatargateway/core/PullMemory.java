package dev.avatargateway.core;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whom nobody needs to ask about for a while; of too many the oldest are forgotten. */
final class PullMemory {

  private final InstantSource clock;
  private final Map<Owner, Long> until;

  PullMemory(int entries, InstantSource clock) {
    this.clock = clock;
    this.until =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Owner, Long> eldest) {
            return size() > entries;
          }
        };
  }

  synchronized void keep(Owner owner, Duration time) {
    until.remove(owner);
    until.put(owner, clock.millis() + time.toMillis());
  }

  synchronized boolean holds(Owner owner) {
    Long end = until.get(owner);
    if (end == null) {
      return false;
    }
    if (end <= clock.millis()) {
      until.remove(owner);
      return false;
    }
    return true;
  }
}
