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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Replays every transcript against the real server, on each stack. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranscriptsTest {

  private final Stage stage;

  TranscriptsTest(Stack stack, @TempDir Path data) throws IOException {
    stage = Stage.open(data, stack);
  }

  @AfterAll
  void close() {
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
