package dev.avatargateway.catalog;

/** What a transaction had read was changed by another one before it got the lock; it begins again. */
final class OvertakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OvertakenException() {
    super("overtaken", null, false, false);
  }
}
