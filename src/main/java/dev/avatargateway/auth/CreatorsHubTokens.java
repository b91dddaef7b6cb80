package dev.avatargateway.auth;

import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.avatargateway.auth.ProductClient.Patience;
import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Admission.Admitted;
import dev.avatargateway.core.Admission.Denied;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Admission.Undecided;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Right;
import dev.avatargateway.core.Space;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * CreatorsHub's tokens, signed with a shared secret (HS256) or with a key that the instance
 * publishes (RS256, ES256).
 */
public final class CreatorsHubTokens implements Verifier {

  /**
   * How an instance signs and names people.
   *
   * @param secret the shared secret, when it has one
   * @param keys where it publishes its keys (JWKS), when it does
   * @param userClaim the claim with the user's number, such as {@code sub}
   */
  public record Settings(
      Optional<HmacSecret> secret, Optional<ProductUrl> keys, String userClaim) {}

  static final Space SPACE = new Space("creatorshub");

  private static final String DRESSES_OTHERS = "userManage";

  private final Optional<HmacSecret> secret;
  private final Optional<JwksKeys> keys;
  private final String userClaim;
  private final InstantSource clock;

  /** Warns when the secret is a weak one. */
  public CreatorsHubTokens(Settings settings, InstantSource clock) {
    this(settings, clock, Patience.USUAL, Ticker.systemTicker());
  }

  CreatorsHubTokens(Settings settings, InstantSource clock, Patience patience, Ticker ticker) {
    settings.secret().ifPresent(weak -> weak.warnIfShort("CreatorsHub"));
    this.secret = settings.secret();
    this.keys =
        settings
            .keys()
            .map(url -> new ProductClient("CreatorsHub's key set", url, patience, ticker))
            .map(client -> new JwksKeys(client, ticker));
    this.userClaim = settings.userClaim();
    this.clock = clock;
  }

  @Override
  public Admission admit(Credential credential) {
    Optional<WebToken> read =
        WebToken.read(credential).filter(token -> token.isCurrent(clock.instant()));
    if (read.isEmpty()) {
      return new Denied(Reason.INVALID);
    }
    WebToken token = read.get();
    return switch (key(token)) {
      case JwksKeys.Lookup.Found(Algorithm algorithm) when token.isSignedBy(algorithm) ->
          admit(token, credential);
      case JwksKeys.Lookup.Silent silent -> new Undecided();
      case JwksKeys.Lookup.Found badlySigned -> new Denied(Reason.INVALID);
      case JwksKeys.Lookup.Absent absent -> new Denied(Reason.INVALID);
    };
  }

  private JwksKeys.Lookup key(WebToken token) {
    return switch (token.algorithm()) {
      case "HS256" ->
          secret
              .<JwksKeys.Lookup>map(shared -> new JwksKeys.Lookup.Found(shared.hs256()))
              .orElse(new JwksKeys.Lookup.Absent());
      case "RS256", "ES256" ->
          keys.map(published -> published.find(token.algorithm(), token.keyId()))
              .orElse(new JwksKeys.Lookup.Absent());
      default -> new JwksKeys.Lookup.Absent();
    };
  }

  private Admission admit(WebToken token, Credential credential) {
    Set<Right> rights = EnumSet.of(Right.READ, Right.DRESS_SELF);
    if (token.claim(DRESSES_OTHERS).booleanValue()) {
      rights.add(Right.DRESS_OTHERS);
    }
    return user(token.claim(userClaim))
        .<Admission>map(
            owner ->
                new Admitted(
                    new Caller(Identity.of(owner), rights, Caller.Issuer.PRODUCT, credential)))
        .orElse(new Denied(Reason.NO_SUCH_USER));
  }

  /** A positive integer, as a number or as its decimal digits; no second spelling of one user. */
  private static Optional<Owner> user(JsonNode claim) {
    String id = claim.isTextual() || claim.isIntegralNumber() ? claim.asText() : "";
    return CreatorsHubSite.isUserNumber(id) ? Optional.of(new Owner(SPACE, id)) : Optional.empty();
  }
}
