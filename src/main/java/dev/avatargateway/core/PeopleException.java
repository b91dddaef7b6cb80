package dev.avatargateway.core;

/** An operator's wish that the data does not allow, in one sentence. */
public final class PeopleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PeopleException(String sentence) {
    super(sentence, null, false, false);
  }
}
