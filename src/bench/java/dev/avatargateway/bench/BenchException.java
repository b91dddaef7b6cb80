package dev.avatargateway.bench;

/** The sentence that says why a row has no figures. */
final class BenchException extends RuntimeException {

  private static final long serialVersionUID = 1;

  BenchException(String sentence) {
    super(sentence);
  }
}
