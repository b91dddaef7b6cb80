package dev.avatargateway.dialect.libravatar;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Pseudonym;
import dev.avatargateway.http.Request;
import java.util.Locale;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param name what stood for the digest, in lower case and without an ending; empty for none
 * @param size the edge in pixels, 1 to 2048
 * @param fallback the word or address of the default; empty for none
 * @param forced whether the default is wanted although there is a picture
 * @param initials letters to draw, where they were given
 * @param fullName a name to take letters of, where it was given
 */
record Order(
    String name,
    int size,
    String fallback,
    boolean forced,
    Optional<String> initials,
    Optional<String> fullName) {

  private static final int USUAL_SIZE = 80;

  /** So many digits that each number of them is above the largest size. */
  private static final int MANY = 9;

  /**
   * @param last the last segment of the path
   */
  static Order of(Request request, String last) {
    int ending = last.indexOf('.');
    return new Order(
        (ending < 0 ? last : last.substring(0, ending)).toLowerCase(Locale.ROOT),
        either(request, "s", "size").map(Order::size).orElse(USUAL_SIZE),
        either(request, "d", "default").orElse(""),
        either(request, "f", "forcedefault").filter("y"::equalsIgnoreCase).isPresent(),
        request.query("initials"),
        request.query("name"));
  }

  /** By whom it is asked for; empty when that is no digest. */
  Optional<Pseudonym> pseudonym() {
    return Pseudonym.parse(name);
  }

  private static Optional<String> either(Request request, String shortName, String longName) {
    return request.query(shortName).or(() -> request.query(longName));
  }

  private static int size(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return USUAL_SIZE;
    }
    String digits = text.replaceFirst("^0+", "");
    if (digits.isEmpty()) {
      return USUAL_SIZE;
    }
    return digits.length() > MANY ? Cut.MAX_EDGE : Math.min(Integer.parseInt(digits), Cut.MAX_EDGE);
  }
}
