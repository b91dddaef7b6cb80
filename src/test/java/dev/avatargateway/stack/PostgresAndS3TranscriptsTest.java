package dev.avatargateway.stack;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The transcripts on PostgreSQL and a bucket. */
class PostgresAndS3TranscriptsTest extends Transcripts {

  PostgresAndS3TranscriptsTest(@TempDir Path data) throws IOException {
    super(Stack.POSTGRES_AND_S3, data);
  }
}
