package dev.avatargateway.stack;

import dev.avatargateway.transcript.TranscriptRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Replays every transcript against the real server on one stack. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Transcripts {

  private final Stage stage;

  Transcripts(Stack stack, Path data) throws IOException {
    stage = Stage.open(data, stack);
  }

  @AfterAll
  void close() throws IOException {
    stage.close();
  }

  @TestFactory
  Stream<DynamicTest> everyTranscriptHolds() throws IOException {
    Map<String, String> variables = stage.variables();
    return TranscriptRunner.files(Path.of("compat-specs"))
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.toString(), () -> TranscriptRunner.run(file, variables)));
  }
}
