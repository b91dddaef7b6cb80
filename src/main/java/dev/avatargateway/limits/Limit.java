package dev.avatargateway.limits;

import java.util.Locale;

/** The limits by which a request may be refused. */
public enum Limit {
  /** Changes by one caller. */
  CALLER_WRITES,
  /** Requests that change something, from one address. */
  ADDRESS_WRITES,
  /** Bad credentials from one address. */
  ADDRESS_FAILURES,
  /** The bytes of all pictures. */
  DISK_BUDGET,
  /** What the disk has left. */
  FREE_SPACE,
  /** Fetches from other servers at once. */
  FETCHES;

  /** Such as {@code caller-writes}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
