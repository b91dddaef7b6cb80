package dev.avatargateway.auth;

import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Admission.Admitted;
import dev.avatargateway.core.Admission.Denied;
import dev.avatargateway.core.Admission.Reason;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Right;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Cloudreve's access tokens, checked with the site's secret. Where the site can be asked it has the
 * last word on whether the user is active; while it is silent a good signature is enough.
 */
public final class CloudreveTokens implements Verifier {

  private final HmacSecret secret;
  private final Function<String, Optional<Owner>> users;
  private final Optional<CloudreveSite> site;
  private final InstantSource clock;

  /**
   * Warns when the secret is a weak one.
   *
   * @param secret the site's {@code secret_key}
   * @param users whom a token's {@code sub} names; empty for what cannot be a user's hashid
   * @param site the real site, when it can be asked
   */
  public CloudreveTokens(
      HmacSecret secret,
      Function<String, Optional<Owner>> users,
      Optional<CloudreveSite> site,
      InstantSource clock) {
    secret.warnIfShort("Cloudreve");
    this.secret = secret;
    this.users = users;
    this.site = site;
    this.clock = clock;
  }

  @Override
  public Admission admit(Credential credential) {
    Optional<WebToken> token = WebToken.read(credential).filter(this::isGood);
    if (token.isEmpty()) {
      return new Denied(Reason.INVALID);
    }
    if (!token.get().claim("token_type").asText().equals("access")) {
      return new Denied(Reason.WRONG_KIND);
    }
    return Optional.of(token.get().claim("sub").asText())
        .filter(hashid -> !hashid.isEmpty())
        .flatMap(users)
        .map(owner -> admit(owner, rights(token.get()), credential))
        .orElse(new Denied(Reason.NO_SUCH_USER));
  }

  private Admission admit(Owner owner, Set<Right> rights, Credential credential) {
    // the site tells a token without this right nothing about its user
    CloudreveSite.Standing standing =
        rights.contains(Right.READ)
            ? site.map(asked -> asked.standing(owner, credential))
                .orElse(new CloudreveSite.Standing.Untold())
            : new CloudreveSite.Standing.Untold();
    return switch (standing) {
      case CloudreveSite.Standing.Active(Identity self) ->
          new Admitted(new Caller(self, rights, Caller.Issuer.PRODUCT, credential));
      case CloudreveSite.Standing.Barred(Reason reason) -> new Denied(reason);
      case CloudreveSite.Standing.Untold() ->
          new Admitted(new Caller(Identity.of(owner), rights, Caller.Issuer.PRODUCT, credential));
    };
  }

  private boolean isGood(WebToken token) {
    Optional<Algorithm> algorithm = secret.algorithm(token.algorithm());
    return algorithm.isPresent()
        && token.isSignedBy(algorithm.get())
        && token.isCurrent(clock.instant())
        && isShaped(token);
  }

  /** The site reads claims into typed fields and refuses a token whose claims do not fit. */
  private static boolean isShaped(WebToken token) {
    JsonNode scopes = token.claim("scopes");
    return Stream.of("sub", "token_type", "client_id")
            .map(token::claim)
            .allMatch(claim -> claim.isTextual() || claim.isMissingNode())
        && (scopes.isMissingNode() || scopes.isArray())
        && scopes.valueStream().allMatch(JsonNode::isTextual);
  }

  /** A session may do all that a user may; an application what its scopes say. */
  private static Set<Right> rights(WebToken token) {
    if (token.claim("client_id").asText().isEmpty()) {
      return EnumSet.of(Right.READ, Right.DRESS_SELF);
    }
    Set<Right> rights = EnumSet.noneOf(Right.class);
    for (JsonNode scope : token.claim("scopes")) {
      switch (scope.asText()) {
        case "UserInfo.Read" -> rights.add(Right.READ);
        case "UserInfo.Write" -> rights.addAll(EnumSet.of(Right.READ, Right.DRESS_SELF));
        default -> {}
      }
    }
    return rights;
  }
}
