package dev.avatargateway.dialect.mattermost;

/**
 * What an operator may choose at Mattermost's door; a value out of range is an {@link
 * IllegalArgumentException} that names its key where it has one.
 *
 * @param maxAge seconds for which a browser may keep a picture without asking; 0: it asks each time
 * @param maxBytes the longest request with a picture, {@code MaxFileSize} in the product
 * @param maxPixels the largest width × height, {@code MaxImageResolution} in the product
 * @param versionId what {@code X-Version-Id} says: version, build, hash and licence, with dots
 * @param siteSubpath the path of the product's site URL, the {@code Path} of its cookies
 */
public record MattermostSettings(
    long maxAge, long maxBytes, long maxPixels, String versionId, String siteSubpath) {

  /** What a form may be longer than {@link #maxBytes} when it does not say its length. */
  static final int FRAME = 512;

  /** A year: what HTTP caches take for ever. */
  private static final long LONGEST_AGE = 31_536_000;

  /** As the product is delivered, but for the age of pictures. */
  public static final MattermostSettings DEFAULT =
      new MattermostSettings(
          0, 104_857_600, 33_177_600, "11.0.0.0." + "0".repeat(64) + ".false", "/");

  public MattermostSettings {
    demand(maxAge >= 0 && maxAge <= LONGEST_AGE, "--mattermost-max-age: 0 to 31536000 seconds");
    demand(
        maxBytes >= 1 && maxBytes <= Integer.MAX_VALUE - FRAME,
        "--mattermost-max-bytes: 1 to 2147483135 bytes");
    demand(maxPixels >= 1, "the largest picture: at least 1 pixel");
    demand(isVisible(versionId), "X-Version-Id: visible ASCII characters");
    demand(
        siteSubpath.startsWith("/") && isVisible(siteSubpath) && siteSubpath.indexOf(';') < 0,
        "--mattermost-url: a path that begins with / and has no ;");
  }

  private static void demand(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }

  private static boolean isVisible(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127);
  }
}
