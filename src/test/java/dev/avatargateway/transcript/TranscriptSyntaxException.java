package dev.avatargateway.transcript;

import java.nio.file.Path;

/** Says at which line a file leaves the subset of httpYac that transcripts may use. */
final class TranscriptSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TranscriptSyntaxException(Path file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
