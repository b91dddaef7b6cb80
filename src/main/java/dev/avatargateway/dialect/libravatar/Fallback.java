package dev.avatargateway.dialect.libravatar;

import java.util.Locale;

/** What is shown of somebody without a picture. */
enum Fallback {
  NOT_FOUND,
  SILHOUETTE,
  IDENTICON,
  RETRO,
  INITIALS,
  COLOUR,
  BLANK;

  /** By the word that clients have for it; a head and shoulders where it is not known. */
  static Fallback of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "404" -> NOT_FOUND;
      case "identicon" -> IDENTICON;
      case "retro", "monsterid", "wavatar", "robohash", "pagan", "mmng" -> RETRO;
      case "initials" -> INITIALS;
      case "color" -> COLOUR;
      case "blank" -> BLANK;
      default -> SILHOUETTE;
    };
  }
}
