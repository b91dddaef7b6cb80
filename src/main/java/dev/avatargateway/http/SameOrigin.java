package dev.avatargateway.http;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells requests of our own pages from those that another site's page had a browser send.
 *
 * @param publicUrl where our pages are, besides the host that the request itself names
 */
public record SameOrigin(Supplier<String> publicUrl) {

  /** Browsers say where a change comes from; what says nothing is no browser. */
  public boolean allows(Request request) {
    Optional<String> site = request.header("Sec-Fetch-Site");
    if (site.isPresent()) {
      return site.get().equals("same-origin") || site.get().equals("none");
    }
    return request
        .header("Origin")
        .map(origin -> isOwnHost(request, origin) || isPublic(origin))
        .orElse(true);
  }

  private static boolean isOwnHost(Request request, String origin) {
    Optional<String> authority = uri(origin).map(URI::getRawAuthority);
    return authority.isPresent() && authority.equals(request.header("Host"));
  }

  /** A reverse proxy may have put another Host in place of the one that the page knows. */
  private boolean isPublic(String origin) {
    return uri(publicUrl.get())
        .map(own -> own.getScheme() + "://" + own.getRawAuthority())
        .filter(origin::equals)
        .isPresent();
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
