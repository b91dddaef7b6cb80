package dev.avatargateway.core;

import java.util.regex.Pattern;

/**
 * A kind of rendition that is made of every picture: a square of one size in one format.
 *
 * @param name its stable name in the catalog, such as {@code 200.png} or {@code master.jpg}: 1 to
 *     64 lower-case letters, digits and dots
 * @param edge the edge in pixels, 1 to 2048
 * @param exact true: always this edge, small pictures are enlarged; false: at most this edge,
 *     nothing is enlarged
 * @param type {@link ImageType#PNG}, which keeps transparency, or {@link ImageType#JPEG}, which
 *     puts it on white
 */
public record Cut(String name, int edge, boolean exact, ImageType type) {

  public static final int MAX_EDGE = 2048;

  private static final Pattern NAME = Pattern.compile("[a-z0-9.]{1,64}");

  public Cut {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name of a cut: " + name);
    }
    if (edge < 1 || edge > MAX_EDGE) {
      throw new IllegalArgumentException("edge " + edge + " is not within 1 and " + MAX_EDGE);
    }
    if (type != ImageType.PNG && type != ImageType.JPEG) {
      throw new IllegalArgumentException("renditions are PNG or JPEG, not " + type);
    }
  }

  /** A square of exactly this edge. */
  public static Cut square(int edge, ImageType type) {
    return new Cut(edge + "." + type.extension(), edge, true, type);
  }

  /**
   * The largest picture that is kept and the source of any later size. The PNG master exists only
   * for pictures with transparency.
   */
  public static Cut master(int maxEdge, ImageType type) {
    return new Cut("master." + type.extension(), maxEdge, false, type);
  }
}
