package dev.avatargateway.dialect.mattermost;

import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Space;
import dev.avatargateway.http.Request;
import java.util.Optional;

/** Finds out who is signed in, and that a cookie was not sent by another site's page. */
final class Sessions {

  private final Gatekeeper gatekeeper;
  private final Space door;

  Sessions(Gatekeeper gatekeeper, Space door) {
    this.gatekeeper = gatekeeper;
    this.door = door;
  }

  Session of(Request request) {
    Optional<Token> token = Token.of(request);
    if (token.isEmpty()) {
      return new Session.Closed(AppError.SESSION_EXPIRED, false);
    }
    return switch (gatekeeper.admit(door, token.get().credential(), request.client())) {
      case Admission.Admitted(Caller caller) -> admitted(request, token.get().place(), caller);
      case Admission.Denied _ -> new Session.Closed(AppError.SESSION_EXPIRED, true);
      // Not a 401: clients would take an outage of the product for a sign-out.
      case Admission.Undecided() -> new Session.Closed(AppError.SESSION_UNKNOWABLE, false);
    };
  }

  /** Who may read, where that is remembered. */
  Optional<Caller> remembered(Request request) {
    return Token.of(request)
        .filter(token -> token.place() != Token.Place.QUERY)
        .flatMap(token -> gatekeeper.remembered(door, token.credential()));
  }

  private static Session admitted(Request request, Token.Place place, Caller caller) {
    return switch (place) {
      case HEADER -> new Session.Open(caller);
      case QUERY -> new Session.Closed(AppError.TOKEN_IN_QUERY, false);
      case COOKIE ->
          isSafe(request) || isOfOurPage(request, caller)
              ? new Session.Open(caller)
              : new Session.Closed(AppError.SESSION_EXPIRED, true);
    };
  }

  private static boolean isSafe(Request request) {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }

  /**
   * Another site's page can send the cookie, but neither this header nor a copy of the product's
   * other cookie. The gateway's own tokens have no such cookie: whoever could plant one would pass.
   */
  private static boolean isOfOurPage(Request request, Caller caller) {
    if (request.header("X-Requested-With").filter("XMLHttpRequest"::equals).isPresent()) {
      return true;
    }
    String proof = request.header("X-CSRF-Token").orElse("");
    return caller.issuer() == Caller.Issuer.PRODUCT
        && !proof.isEmpty()
        && request.cookie("MMCSRF").filter(proof::equals).isPresent();
  }
}
