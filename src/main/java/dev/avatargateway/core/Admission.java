package dev.avatargateway.core;

/** What became of a credential at a door. */
public sealed interface Admission {

  /** The credential is good. */
  record Admitted(Caller caller) implements Admission {}

  /** The credential does not open this door. */
  record Denied(Reason reason) implements Admission {}

  /** The product that could tell did not answer in time. */
  record Undecided() implements Admission {}

  /** Why a credential was denied, as far as a dialect's words differ. */
  enum Reason {
    /** Unreadable, badly signed, expired, not yet valid, or unknown. */
    INVALID,
    /** Genuine, but not of the kind that opens this door (a refresh token, say). */
    WRONG_KIND,
    /** Genuine, but the user it names cannot be a user of this product. */
    NO_SUCH_USER,
    /** Genuine, but its user may not sign in any more. */
    INACTIVE_USER
  }
}
