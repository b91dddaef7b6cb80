package dev.avatargateway.core;

/** How a picture that a product shows is like the one that is worn here. */
public enum Likeness {
  /** What the space's clients get of both has the same pixels. */
  EQUAL,
  /** People would take both for the same, by {@link Imaging#alike}. */
  ALIKE,
  /** Two pictures. */
  DIFFERENT,
  /** The bytes of the one here are gone or damaged. */
  LOST
}
