package dev.avatargateway.dialect.libravatar;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/** The one or two letters that stand for a name, of A–Z and 0–9; empty where there are none. */
final class Monogram {

  private static final int LONGEST = 256;

  private Monogram() {}

  /** The first two. */
  static String ofInitials(String initials) {
    return drawn(initials, 2);
  }

  /** The first letter of the first word and of the last one. */
  static String ofName(String name) {
    String[] words = head(name).strip().split("[\\s\\p{Z}]+", -1);
    String first = initial(words[0]);
    return words.length == 1 ? first : first + initial(words[words.length - 1]);
  }

  /** Of a letter that cannot be drawn, nothing: the next one would be another initial. */
  private static String initial(String word) {
    return word.codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::toString)
        .findFirst()
        .map(letter -> drawn(letter, 1))
        .orElse("");
  }

  private static String drawn(String text, int most) {
    return Normalizer.normalize(head(text), Normalizer.Form.NFKD)
        .toUpperCase(Locale.ROOT)
        .chars()
        .filter(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        .limit(most)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String head(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST));
  }
}
