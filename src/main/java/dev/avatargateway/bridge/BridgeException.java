package dev.avatargateway.bridge;

/** Why long work cannot begin or go on, in one sentence for the operator. */
public final class BridgeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BridgeException(String sentence) {
    super(sentence);
  }

  public BridgeException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
