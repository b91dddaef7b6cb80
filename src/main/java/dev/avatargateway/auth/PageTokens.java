package dev.avatargateway.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Space;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The tokens of the page for people: what a one-time link bears, and the session it is exchanged
 * for. They are signed with the gateway's secret and open nothing but the page.
 */
public final class PageTokens {

  public static final Duration MAX_LINK_TTL = Duration.ofDays(1);

  private static final String LINK = "avatar-gateway link";
  private static final String SESSION = "avatar-gateway session";
  private static final String SPACE = "space";
  private static final int ID_BYTES = 16;

  private final Algorithm algorithm;
  private final UnaryOperator<Owner> canonical;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param canonical the form in which the catalog keeps the identity that a token names
   */
  public PageTokens(HmacSecret secret, UnaryOperator<Owner> canonical, InstantSource clock) {
    this.algorithm = secret.hs256();
    this.canonical = canonical;
    this.clock = clock;
  }

  /**
   * What a link bears.
   *
   * @param id by which it is known that it was used
   * @param owner whom it lets in
   * @param until from when on it is of no use in any case
   */
  public record Link(String id, Owner owner, Instant until) {}

  /**
   * A new link.
   *
   * @param ttl how long it is good: a second to {@link #MAX_LINK_TTL}
   * @throws IllegalArgumentException when {@code ttl} is outside that range
   */
  public Credential mintLink(Owner owner, Duration ttl) {
    if (ttl.compareTo(Duration.ofSeconds(1)) < 0 || ttl.compareTo(MAX_LINK_TTL) > 0) {
      throw new IllegalArgumentException("a link is good for 1 second to 1 day");
    }
    return mint(LINK, owner, ttl);
  }

  /** What a link bears that is good now, whether it was used or not. */
  public Optional<Link> readLink(Credential credential) {
    return current(LINK, credential)
        .flatMap(
            token ->
                owner(token)
                    .map(owner -> new Link(token.claim("jti").asText(), owner, token.expiry())));
  }

  /** A new session, good for {@code ttl}. */
  public Credential mintSession(Owner owner, Duration ttl) {
    return mint(SESSION, owner, ttl);
  }

  /** Whose session it is; empty when it is over or was none. */
  public Optional<Owner> readSession(Credential credential) {
    return current(SESSION, credential).flatMap(this::owner);
  }

  private Credential mint(String issuer, Owner owner, Duration ttl) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Credential(
        JWT.create()
            .withIssuer(issuer)
            .withJWTId(Base64.getUrlEncoder().withoutPadding().encodeToString(id))
            .withClaim(SPACE, owner.space().name())
            .withSubject(owner.externalId())
            .withExpiresAt(now.plus(ttl))
            .sign(algorithm));
  }

  private Optional<WebToken> current(String issuer, Credential credential) {
    return WebToken.read(credential)
        .filter(token -> token.claim("iss").asText().equals(issuer))
        .filter(token -> token.isSignedBy(algorithm) && token.isCurrent(clock.instant()));
  }

  private Optional<Owner> owner(WebToken token) {
    try {
      Owner owner = new Owner(new Space(token.claim(SPACE).asText()), token.claim("sub").asText());
      return Optional.of(canonical.apply(owner));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
