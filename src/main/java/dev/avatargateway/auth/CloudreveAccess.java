package dev.avatargateway.auth;

import com.auth0.jwt.JWT;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/**
 * Access tokens as a Cloudreve site makes them for its own users (HS256; claims {@code token_type},
 * {@code sub}, {@code nbf}, {@code exp}), for changes that its API lets only the user make.
 */
public final class CloudreveAccess {

  private static final Duration TTL = Duration.ofMinutes(5);

  private final HmacSecret secret;
  private final Function<Owner, String> hashids;
  private final InstantSource clock;

  /**
   * @param secret the site's {@code secret_key}
   * @param hashids the id of a user as clients see it
   */
  public CloudreveAccess(HmacSecret secret, Function<Owner, String> hashids, InstantSource clock) {
    this.secret = secret;
    this.hashids = hashids;
    this.clock = clock;
  }

  /** A token that speaks for this user for a few minutes. */
  public Credential of(Owner owner) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Credential(
        JWT.create()
            .withClaim("token_type", "access")
            .withSubject(hashids.apply(owner))
            .withExpiresAt(now.plus(TTL))
            // The site's clock may be a little behind.
            .withNotBefore(now.minusSeconds(30))
            .sign(secret.hs256()));
  }
}
