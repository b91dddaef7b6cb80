package dev.avatargateway.bridge.creatorshub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the address of a picture, or its key in the product's store, tells. */
final class PictureAddress {

  private static final String PLACEHOLDER = "images/user-placeholder.png";
  private static final Pattern SET_AT = Pattern.compile("(?:^|/)([0-9]{1,15})/userAvatars/");

  private PictureAddress() {}

  /** Whether it stands for having no picture. */
  static boolean isPlaceholder(String path) {
    return path.equals(PLACEHOLDER) || path.endsWith("/" + PLACEHOLDER);
  }

  /** Since when it is shown, milliseconds since 1970; 0 when it does not tell. */
  static long setAt(String path) {
    Matcher matcher = SET_AT.matcher(path);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }
}
