package dev.avatargateway.page;

import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Gatekeeper;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import dev.avatargateway.core.Right;
import dev.avatargateway.core.Space;
import dev.avatargateway.http.Request;
import dev.avatargateway.http.SameOrigin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Finds out whose page it is: by its own session, else by the cookie of a product. */
final class Visitors {

  static final String SESSION = "avatar_page";

  /** The products that keep their token in a cookie, and its name. */
  private static final Map<String, Space> COOKIES = new LinkedHashMap<>();

  static {
    COOKIES.put("MMAUTHTOKEN", new Space("mattermost"));
    COOKIES.put("token", new Space("creatorshub"));
  }

  private final Gatekeeper gatekeeper;
  private final Passes passes;
  private final SameOrigin origin;

  Visitors(Gatekeeper gatekeeper, Passes passes, Supplier<String> publicUrl) {
    this.gatekeeper = gatekeeper;
    this.passes = passes;
    this.origin = new SameOrigin(publicUrl);
  }

  /**
   * Who visits.
   *
   * @throws RefusedException with {@link Refusal.NotAuthenticated}, {@link
   *     Refusal.ProductUnreachable}, or as {@link #requireOwnPage} does
   */
  Caller caller(Request request) {
    requireOwnPage(request);
    Optional<Caller> holder = cookie(request, SESSION).flatMap(this::holder);
    if (holder.isPresent()) {
      return holder.get();
    }
    Refusal refusal = new Refusal.NotAuthenticated();
    for (Map.Entry<String, Space> place : COOKIES.entrySet()) {
      Optional<Credential> credential = cookie(request, place.getKey());
      if (credential.isPresent()) {
        switch (gatekeeper.admit(place.getValue(), credential.get(), request.client())) {
          case Admission.Admitted(Caller caller) -> {
            return caller;
          }
          case Admission.Undecided() -> refusal = new Refusal.ProductUnreachable(place.getValue());
          case Admission.Denied _ -> {}
        }
      }
    }
    throw new RefusedException(refusal);
  }

  /** Whether it is the page's own session that lets somebody in. */
  boolean cameByLink(Request request) {
    return cookie(request, SESSION).flatMap(passes::holder).isPresent();
  }

  /**
   * Checks that a change was sent by our own page.
   *
   * @throws RefusedException with {@link Refusal.NotAllowed}
   */
  void requireOwnPage(Request request) {
    boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
    boolean ours =
        request.header("X-Requested-With").filter("XMLHttpRequest"::equals).isPresent()
            && origin.allows(request);
    if (!reading && !ours) {
      throw new RefusedException(new Refusal.NotAllowed());
    }
  }

  private Optional<Caller> holder(Credential session) {
    return passes.holder(session).map(owner -> caller(owner, session));
  }

  private static Caller caller(Owner owner, Credential session) {
    return new Caller(
        Identity.of(owner), Set.of(Right.READ, Right.DRESS_SELF), Caller.Issuer.GATEWAY, session);
  }

  private static Optional<Credential> cookie(Request request, String name) {
    return request.cookie(name).filter(value -> !value.isEmpty()).map(Credential::new);
  }
}
