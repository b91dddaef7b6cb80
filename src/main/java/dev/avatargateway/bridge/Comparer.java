package dev.avatargateway.bridge;

import dev.avatargateway.core.Bulk;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.NewAvatar;
import dev.avatargateway.core.Wardrobe;
import java.io.IOException;

/** Compares what everybody of a source shows with what they show here. Changes nothing. */
public final class Comparer {

  /**
   * @param cut what the space's clients are served, in which pictures must be equal by pixels
   */
  public Comparer(
      Bulk bulk,
      Wardrobe wardrobe,
      Imaging imaging,
      Cut cut,
      NewAvatar.Limits limits,
      RunOptions options) {}

  /**
   * Compares everybody.
   *
   * @param differences gets a CSV document: a header, then a line for each difference; not closed
   * @throws IOException when the differences cannot be written
   */
  public Comparison compare(Source source, Appendable differences)
      throws IOException, InterruptedException {
    source.close();
    throw new UnsupportedOperationException();
  }
}
