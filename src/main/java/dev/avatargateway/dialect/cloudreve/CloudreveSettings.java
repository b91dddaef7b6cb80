package dev.avatargateway.dialect.cloudreve;

import dev.avatargateway.core.NewAvatar;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * What an operator may choose about the Cloudreve door; a value out of range is an {@link
 * IllegalArgumentException} that names its key where it has one.
 *
 * @param redirectStatus how the v4 paths send a reader to Gravatar: 301 or 302
 * @param maxAge how long a picture may be kept by whoever reads it, in seconds, 0 to 31,536,000
 * @param maxBytes the longest upload, in bytes, 1 to 2,147,483,647
 * @param maxPixels the largest width × height of an upload, at least 1
 * @param gravatarUrl where Gravatar's pictures are: an absolute http or https URL without user,
 *     query and fragment. With a path, the digests are looked up directly below it; without one,
 *     below {@code /avatar/}
 */
public record CloudreveSettings(
    int redirectStatus, long maxAge, long maxBytes, long maxPixels, String gravatarUrl) {

  public static final CloudreveSettings DEFAULTS =
      new CloudreveSettings(301, 86_400, 4_194_304, 64_000_000, "https://www.gravatar.com/");

  private static final long YEAR = 31_536_000;

  public CloudreveSettings {
    if (redirectStatus != 301 && redirectStatus != 302) {
      throw new IllegalArgumentException(
          "--cloudreve-redirect is 301 or 302, not " + redirectStatus);
    }
    within("--cloudreve-max-age", maxAge, 0, YEAR);
    within("--cloudreve-max-bytes", maxBytes, 1, Integer.MAX_VALUE);
    within("the largest picture in pixels", maxPixels, 1, Long.MAX_VALUE);
    if (!isBase(gravatarUrl)) {
      throw new IllegalArgumentException(
          "--cloudreve-gravatar-url is an absolute http or https URL without user, query and"
              + " fragment");
    }
  }

  NewAvatar.Limits limits() {
    return new NewAvatar.Limits(maxBytes, maxPixels);
  }

  private static void within(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          key + " is within " + least + " and " + most + ", not " + value);
    }
  }

  private static boolean isBase(String text) {
    try {
      URI uri = new URI(text);
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
