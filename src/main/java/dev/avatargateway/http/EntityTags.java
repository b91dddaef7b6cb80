package dev.avatargateway.http;

/**
 * The list of entity tags in {@code If-Match} and {@code If-None-Match}, read up to what is none.
 */
final class EntityTags {

  private final String list;
  private int at;

  private EntityTags(String list) {
    this.list = list;
  }

  /** True for {@code *} and for a list with this very tag; weak ones match nothing. */
  static boolean matchStrongly(String list, String etag) {
    return new EntityTags(list).contains(etag, false);
  }

  /** True for {@code *} and for a list with this tag, weak or not. */
  static boolean matchWeakly(String list, String etag) {
    return new EntityTags(list).contains(etag, true);
  }

  private boolean contains(String etag, boolean weakly) {
    skip();
    if (at < list.length() && list.charAt(at) == '*') {
      return true;
    }
    while (at < list.length()) {
      boolean weak = list.startsWith("W/", at);
      int start = weak ? at + 2 : at;
      int end =
          start < list.length() && list.charAt(start) == '"' ? list.indexOf('"', start + 1) : -1;
      if (end < 0) {
        return false;
      }
      boolean same = etag.regionMatches(0, list, start, end + 1 - start);
      if (same && etag.length() == end + 1 - start && (weakly || !weak)) {
        return true;
      }
      at = end + 1;
      skip();
    }
    return false;
  }

  private void skip() {
    while (at < list.length() && " \t,".indexOf(list.charAt(at)) >= 0) {
      at++;
    }
  }
}
