package dev.avatargateway.dialect.mattermost;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/** Paths as Mattermost's router wants them: no empty segment, no {@code .} and no {@code ..}. */
final class CleanPath {

  private static final String UNESCAPED = "-_.~$&+,/:;=@";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private CleanPath() {}

  /** The shortest path that means the same; a slash at the end stays. */
  static String of(String decoded) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : decoded.split("/", -1)) {
      switch (segment) {
        case "", "." -> {}
        case ".." -> segments.pollLast();
        default -> segments.add(segment);
      }
    }
    String path = "/" + String.join("/", segments);
    return decoded.endsWith("/") && !segments.isEmpty() ? path + "/" : path;
  }

  /** Escapes a decoded path for a {@code Location} header, as Go does. */
  static String escape(String decoded) {
    StringBuilder escaped = new StringBuilder(decoded.length());
    for (byte octet : decoded.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if ((c < 128 && Character.isLetterOrDigit(c)) || UNESCAPED.indexOf(c) >= 0) {
        escaped.append(c);
      } else {
        escaped.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return escaped.toString();
  }
}
