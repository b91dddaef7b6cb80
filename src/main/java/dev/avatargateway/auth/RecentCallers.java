package dev.avatargateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Space;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who was admitted at which door lately, by the digest of their credential. Safe for use by many
 * threads, none of which waits.
 */
final class RecentCallers {

  private static final int PLACES = 20_000;

  private final Cache<Key, Known> known = Caffeine.newBuilder().maximumSize(PLACES).build();
  private final InstantSource clock;

  RecentCallers(InstantSource clock) {
    this.clock = clock;
  }

  /** Remembers somebody up to a moment, which is not part of it. */
  void keep(Space door, Credential credential, Caller caller, Instant until) {
    if (until.isAfter(clock.instant())) {
      known.put(Key.of(door, credential), new Known(caller, until.toEpochMilli()));
    }
  }

  Optional<Caller> recall(Space door, Credential credential) {
    if (credential.secret().length() > WebToken.MAX_LENGTH) {
      return Optional.empty();
    }
    Known found = known.getIfPresent(Key.of(door, credential));
    return found != null && clock.millis() < found.untilMillis()
        ? Optional.of(found.caller())
        : Optional.empty();
  }

  private record Known(Caller caller, long untilMillis) {}

  /** A door and the SHA-256 of a credential, as four numbers. */
  private record Key(Space door, long first, long second, long third, long fourth) {

    static Key of(Space door, Credential credential) {
      MessageDigest sha256 = Sha256.algorithm();
      ByteBuffer digest =
          ByteBuffer.wrap(sha256.digest(credential.secret().getBytes(StandardCharsets.UTF_8)));
      return new Key(door, digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }
  }
}
