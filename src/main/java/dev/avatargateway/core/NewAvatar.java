package dev.avatargateway.core;

/** The picture somebody wants to wear. */
public sealed interface NewAvatar {

  Limits limits();

  /** Bytes that the caller sends; opened only when the caller may dress the person. */
  record Sent(ByteSource source, Limits limits) implements NewAvatar {}

  /** Bytes behind an address. */
  record Linked(String url, Limits limits) implements NewAvatar {}

  /**
   * What a door takes.
   *
   * @param maxBytes the longest body
   * @param maxPixels the largest width × height
   */
  record Limits(long maxBytes, long maxPixels) {

    public Limits {
      if (maxBytes < 1 || maxPixels < 1) {
        throw new IllegalArgumentException("limits are at least 1");
      }
    }
  }
}
