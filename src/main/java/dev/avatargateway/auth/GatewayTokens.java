package dev.avatargateway.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Admission.Admitted;
import dev.avatargateway.core.Admission.Denied;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Right;
import dev.avatargateway.core.Space;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The gateway's own tokens. Each names one identity: at its own space's door it is that identity,
 * at another it speaks for the same person's identity there. An administrator's opens every door.
 */
public final class GatewayTokens {

  public static final Duration MAX_TTL = Duration.ofDays(3650);

  private static final String ISSUER = "avatar-gateway";
  private static final String SPACE = "space";
  private static final String ADMIN = "admin";

  private final Algorithm algorithm;
  private final UnaryOperator<Owner> canonical;
  private final BiFunction<Owner, Space, Optional<Identity>> sibling;
  private final InstantSource clock;

  /**
   * Checks and mints with one key.
   *
   * @param canonical the form in which the catalog keeps the identity that a token names
   * @param sibling the same person's identity in another space, as the catalog knows it
   * @throws IllegalArgumentException when the secret has fewer than 256 bits
   */
  public GatewayTokens(
      HmacSecret secret,
      UnaryOperator<Owner> canonical,
      BiFunction<Owner, Space, Optional<Identity>> sibling,
      InstantSource clock) {
    if (secret.isShort()) {
      throw new IllegalArgumentException("the gateway's own secret has fewer than 256 bits");
    }
    this.algorithm = secret.hs256();
    this.canonical = canonical;
    this.sibling = sibling;
    this.clock = clock;
  }

  /**
   * A new token.
   *
   * @param ttl how long it is good: a second to {@link #MAX_TTL}
   * @throws IllegalArgumentException when {@code ttl} is outside that range
   */
  public Credential mint(Owner owner, boolean admin, Duration ttl) {
    if (ttl.compareTo(Duration.ofSeconds(1)) < 0 || ttl.compareTo(MAX_TTL) > 0) {
      throw new IllegalArgumentException("a token is good for 1 second to 3650 days");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Credential(
        JWT.create()
            .withIssuer(ISSUER)
            .withClaim(SPACE, owner.space().name())
            .withSubject(owner.externalId())
            .withClaim(ADMIN, admin)
            .withIssuedAt(now)
            .withExpiresAt(now.plus(ttl))
            .sign(algorithm));
  }

  /** What a credential is worth where administrators alone enter. */
  public Admission admitAdministrator(Credential credential) {
    return WebToken.read(credential)
        .filter(this::isOurs)
        .flatMap(this::subject)
        .map(
            subject ->
                subject.admin()
                    ? admitted(Identity.of(subject.owner()), true, credential)
                    : new Denied(Reason.WRONG_KIND))
        .orElse(new Denied(Reason.INVALID));
  }

  /** What one of our tokens is worth at a door; empty when it is not one of ours. */
  Optional<Admission> admit(Space door, Credential credential) {
    return judge(door, credential).map(Judged::admission);
  }

  /**
   * What one of our tokens is worth.
   *
   * @param until from when on it must be judged anew: when it expires or, where it speaks for
   *     somebody elsewhere, at once, for that link may end
   */
  record Judged(Admission admission, Instant until) {}

  /** The same as {@link #admit}, and for how long. */
  Optional<Judged> judge(Space door, Credential credential) {
    return WebToken.read(credential)
        .filter(this::isOurs)
        .map(
            token ->
                subject(token)
                    .map(
                        subject ->
                            new Judged(
                                admit(door, subject, credential),
                                subject.owner().space().equals(door)
                                    ? subject.expiry()
                                    : Instant.EPOCH))
                    .orElse(new Judged(new Denied(Reason.INVALID), Instant.EPOCH)));
  }

  private Admission admit(Space door, Subject subject, Credential credential) {
    Owner owner = subject.owner();
    Optional<Identity> self =
        owner.space().equals(door) ? Optional.of(Identity.of(owner)) : sibling.apply(owner, door);
    if (self.isEmpty() && !subject.admin()) {
      return new Denied(Reason.NO_SUCH_USER);
    }
    return admitted(self.orElse(Identity.of(owner)), subject.admin(), credential);
  }

  private static Admission admitted(Identity self, boolean admin, Credential credential) {
    Set<Right> rights =
        admin ? EnumSet.allOf(Right.class) : EnumSet.of(Right.READ, Right.DRESS_SELF);
    return new Admitted(new Caller(self, rights, Caller.Issuer.GATEWAY, credential));
  }

  private boolean isOurs(WebToken token) {
    return token.claim("iss").asText().equals(ISSUER) && token.isSignedBy(algorithm);
  }

  private Optional<Subject> subject(WebToken token) {
    if (!token.isCurrent(clock.instant()) || token.claim("exp").isMissingNode()) {
      return Optional.empty();
    }
    try {
      Owner owner = new Owner(new Space(token.claim(SPACE).asText()), token.claim("sub").asText());
      return Optional.of(
          new Subject(canonical.apply(owner), token.claim(ADMIN).booleanValue(), token.expiry()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private record Subject(Owner owner, boolean admin, Instant expiry) {}
}
