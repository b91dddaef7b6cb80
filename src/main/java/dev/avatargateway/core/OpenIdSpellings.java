package dev.avatargateway.core;

import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;

/** The spellings of one OpenID URL whose digests different clients ask for. */
final class OpenIdSpellings {

  private OpenIdSpellings() {}

  /**
   * With either scheme, with and without a slash at the end, and with and without port and query:
   * clients disagree in which of these they keep.
   *
   * @param url absolute, with a host
   */
  static Stream<String> of(String url) {
    URI uri = URI.create(url);
    String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@";
    String host = user + Objects.requireNonNullElse(uri.getHost(), "");
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = Objects.requireNonNullElse(uri.getRawPath(), "");
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return Stream.of("http://", "https://")
        .flatMap(scheme -> Stream.of("", port).map(some -> scheme + host + some))
        .flatMap(authority -> Stream.of(bare, bare + "/").map(some -> authority + some))
        .flatMap(place -> Stream.of("", rest(uri)).map(some -> place + some))
        .distinct();
  }

  private static String rest(URI uri) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return uri.getRawFragment() == null ? query : query + "#" + uri.getRawFragment();
  }
}
