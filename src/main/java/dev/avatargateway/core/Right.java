package dev.avatargateway.core;

/** What a caller may do beyond being somebody. */
public enum Right {
  /** Read what the product shows to signed-in people. */
  READ,
  /** Change the caller's own picture. */
  DRESS_SELF,
  /** Change anybody's picture. */
  DRESS_OTHERS
}
