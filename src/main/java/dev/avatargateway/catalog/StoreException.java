package dev.avatargateway.catalog;

/** The catalog cannot be opened; the message is one sentence for the operator. */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  StoreException(String sentence) {
    super(sentence);
  }
}
