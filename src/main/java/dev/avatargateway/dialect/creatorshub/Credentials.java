package dev.avatargateway.dialect.creatorshub;

import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.http.Request;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the token of a request: {@code Bearer} or bare in the header, else the cookie {@code
 * token}. A bad header is never made good by a cookie.
 */
final class Credentials {

  private static final Pattern BEARER = Pattern.compile("(?i)bearer +(.*)");

  private final Gatekeeper gatekeeper;

  Credentials(Gatekeeper gatekeeper) {
    this.gatekeeper = gatekeeper;
  }

  /** Who calls; a cookie is enough only for a request that no foreign page can have sent. */
  Caller caller(Request request) {
    Optional<String> header = request.header("Authorization");
    Optional<String> token = header.isPresent() ? header.map(Credentials::bare) : cookie(request);
    return token
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> admit(new Credential(text)))
        .orElseThrow(() -> new RefusedException(new Refusal.NotAuthenticated()));
  }

  private Caller admit(Credential credential) {
    return switch (gatekeeper.admit(CreatorsHubDialect.SPACE, credential)) {
      case Admission.Admitted(Caller caller) -> caller;
      case Admission.Denied(Admission.Reason reason) ->
          throw new RefusedException(new Refusal.NotAuthenticated());
      case Admission.Undecided() ->
          throw new RefusedException(new Refusal.ProductUnreachable(CreatorsHubDialect.SPACE));
    };
  }

  private static String bare(String header) {
    Matcher matcher = BEARER.matcher(header.strip());
    return matcher.matches() ? matcher.group(1) : header;
  }

  private static Optional<String> cookie(Request request) {
    Optional<String> cookie = request.cookie("token");
    boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
    if (cookie.isPresent() && !reading && !sameOrigin(request)) {
      throw new RefusedException(new Refusal.NotAllowed());
    }
    return cookie;
  }

  /** Browsers say where a change comes from; what says nothing is no browser. */
  private static boolean sameOrigin(Request request) {
    Optional<String> site = request.header("Sec-Fetch-Site");
    if (site.isPresent()) {
      return site.get().equals("same-origin") || site.get().equals("none");
    }
    return request
        .header("Origin")
        .map(
            origin ->
                request.header("Host").filter(host -> host.equals(authority(origin))).isPresent())
        .orElse(true);
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
