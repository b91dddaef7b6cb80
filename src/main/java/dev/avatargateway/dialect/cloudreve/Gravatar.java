package dev.avatargateway.dialect.cloudreve;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where Gravatar, or a mirror of it, keeps the picture of an address. */
final class Gravatar {

  private final String folder;

  /**
   * @param url as {@link CloudreveSettings#gravatarUrl()}
   */
  Gravatar(String url) {
    URI uri = URI.create(url);
    String path = uri.getRawPath();
    String ascii = uri.toASCIIString();
    String base = ascii.endsWith("/") ? ascii : ascii + "/";
    folder = path.isEmpty() || path.equals("/") ? base + "avatar/" : base;
  }

  /** The address of a square picture; a grey figure is shown where there is none. */
  String picture(String email, int edge) {
    return folder + md5(lowerCase(email)) + "?d=mm&s=" + edge;
  }

  /** Letter by letter as Go does: no rule for the last letter of a word, none of a language. */
  private static String lowerCase(String email) {
    return email
        .codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
