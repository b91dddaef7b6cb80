package dev.avatargateway.stack;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The transcripts on PostgreSQL and a folder. */
class PostgresTranscriptsTest extends Transcripts {

  PostgresTranscriptsTest(@TempDir Path data) throws IOException {
    super(Stack.POSTGRES, data);
  }
}
