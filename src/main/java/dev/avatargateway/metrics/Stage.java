package dev.avatargateway.metrics;

import java.util.Locale;

/** A step on the way of an upload or of a read that memory does not answer. */
enum Stage {
  /** The bytes of an upload arrive, from the client or from an address that it named. */
  INTAKE,
  /** A picture is decoded and its renditions are made, waiting for room with it. */
  RENDER,
  /** A pack is stored. */
  STORE,
  /** The catalog takes a change. */
  COMMIT,
  /** The catalog is asked who somebody is. */
  LOOKUP,
  /** A rendition is read from the store. */
  LOAD,
  /** An address that a client named is opened. */
  FETCH;

  /** Such as {@code intake}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
