package dev.avatargateway.auth;

import okhttp3.HttpUrl;

/**
 * An address of a product that the operator configured: http or https, with or without a path, and
 * without a user name, password or fragment. Private addresses are allowed.
 */
public final class ProductUrl {

  private final HttpUrl url;

  private ProductUrl(HttpUrl url) {
    this.url = url;
  }

  /**
   * The address below which a product serves its interface, such as {@code https://host/prefix}.
   *
   * @throws IllegalArgumentException with one sentence when it is not such an address
   */
  public static ProductUrl site(String text) {
    ProductUrl site = document(text);
    if (site.url.query() != null) {
      throw new IllegalArgumentException("the address must not have a query");
    }
    return site;
  }

  /**
   * The address of one document, which may have a query.
   *
   * @throws IllegalArgumentException with one sentence when it is not such an address
   */
  public static ProductUrl document(String text) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      throw new IllegalArgumentException("not an absolute http or https address");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new IllegalArgumentException("the address must not have a user name or password");
    }
    if (url.fragment() != null) {
      throw new IllegalArgumentException("the address must not have a fragment");
    }
    return new ProductUrl(url);
  }

  /** The address of a path below this one; each segment is encoded where it needs to be. */
  HttpUrl below(String... segments) {
    HttpUrl.Builder builder = url.newBuilder();
    for (String segment : segments) {
      if (segment.isEmpty() || segment.chars().allMatch(c -> c == '.')) {
        throw new IllegalArgumentException("not a path segment");
      }
      builder.addPathSegment(segment);
    }
    return builder.build();
  }

  String host() {
    return url.host();
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
