package dev.avatargateway.dialect.creatorshub;

import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.SameOrigin;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the token of a request: {@code Bearer} or bare in the header, else the cookie {@code
 * token}. A bad header is never made good by a cookie.
 */
final class Credentials {

  private static final String BEARER = "bearer ";

  private final Gatekeeper gatekeeper;
  private final SameOrigin origin;

  /**
   * @param publicUrl where the pages that may use the cookie for changes are, besides the host that
   *     the request itself names
   */
  Credentials(Gatekeeper gatekeeper, Supplier<String> publicUrl) {
    this.gatekeeper = gatekeeper;
    this.origin = new SameOrigin(publicUrl);
  }

  /** Who calls; a cookie is enough only for a request that no foreign page can have sent. */
  Caller caller(Request request) {
    if (isForged(request)) {
      throw new RefusedException(new Refusal.NotAllowed());
    }
    return credential(request)
        .map(credential -> admit(credential, request.client()))
        .orElseThrow(() -> new RefusedException(new Refusal.NotAuthenticated()));
  }

  /** Who reads, where that is remembered. */
  Optional<Caller> remembered(Request request) {
    return credential(request)
        .flatMap(credential -> gatekeeper.remembered(CreatorsHubDialect.SPACE, credential));
  }

  private static Optional<Credential> credential(Request request) {
    return request
        .header("Authorization")
        .map(Credentials::bare)
        .or(() -> request.cookie("token"))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(Credential::new);
  }

  /** Whether it is a change by cookie alone that another site's page can have sent. */
  boolean isForged(Request request) {
    return !isReading(request)
        && request.header("Authorization").isEmpty()
        && request.cookie("token").isPresent()
        && !origin.allows(request);
  }

  static boolean isReading(Request request) {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }

  private Caller admit(Credential credential, InetAddress from) {
    return switch (gatekeeper.admit(CreatorsHubDialect.SPACE, credential, from)) {
      case Admission.Admitted(Caller caller) -> caller;
      case Admission.Denied _ -> throw new RefusedException(new Refusal.NotAuthenticated());
      case Admission.Undecided() ->
          throw new RefusedException(new Refusal.ProductUnreachable(CreatorsHubDialect.SPACE));
    };
  }

  private static String bare(String header) {
    String stripped = header.strip();
    return stripped.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? stripped.substring(BEARER.length())
        : header;
  }
}
