package dev.avatargateway.core;

import java.util.List;
import java.util.Optional;

/**
 * A picture as it is kept: one pack of renditions, and the digest of the bytes it was made from.
 *
 * @param pack the blob that holds all renditions end to end
 * @param renditions what is in the pack, one for each cut
 * @param source the digest of the bytes that were sent (the bytes themselves are not kept)
 */
public record Picture(BlobKey pack, List<Rendition> renditions, Sha256 source) {

  public Picture {
    renditions = List.copyOf(renditions);
    long cuts = renditions.stream().map(Rendition::cut).distinct().count();
    if (renditions.isEmpty() || cuts < renditions.size()) {
      throw new IllegalArgumentException("a picture has renditions, one for each cut");
    }
  }

  /** The rendition made for a cut, by the cut's name. */
  public Optional<Rendition> rendition(String cut) {
    return renditions.stream().filter(r -> r.cut().equals(cut)).findFirst();
  }
}
