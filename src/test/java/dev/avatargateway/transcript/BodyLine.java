package dev.avatargateway.transcript;

/** One line of a request body: text as written, or the bytes of a file named in the transcript. */
sealed interface BodyLine {
  /** A line sent as it stands, after variables are filled in. */
  record Text(String text) implements BodyLine {}

  /** A line replaced by the bytes of a file whose path is relative to the transcript. */
  record File(String path) implements BodyLine {}
}
