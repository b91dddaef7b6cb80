package dev.avatargateway.core;

/**
 * One stored picture of a pack: which range of the blob it is, and what it must contain.
 *
 * @param cut the {@link Cut#name()} it was made for
 * @param type its format
 * @param edge its real edge in pixels, at least 1
 * @param offset where it begins in the pack, in bytes, at least 0
 * @param length how long it is, in bytes, at least 1
 * @param sha256 the digest of its bytes
 */
public record Rendition(
    String cut, ImageType type, int edge, long offset, int length, Sha256 sha256) {

  public Rendition {
    if (cut.isEmpty() || edge < 1 || offset < 0 || length < 1) {
      throw new IllegalArgumentException("not a rendition: " + cut);
    }
  }
}
