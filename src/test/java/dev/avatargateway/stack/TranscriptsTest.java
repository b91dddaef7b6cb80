package dev.avatargateway.stack;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The transcripts on H2 and a folder. */
class TranscriptsTest extends Transcripts {

  TranscriptsTest(@TempDir Path data) throws IOException {
    super(Stack.EMBEDDED, data);
  }
}
