package dev.avatargateway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A program that works for as many seconds as a line on its input says, and answers with how much
 * it did in a second.
 */
final class Worker implements AutoCloseable {

  private final Process process;
  private final Writer ask;
  private final BufferedReader answer;

  Worker(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    ask = process.outputWriter(StandardCharsets.UTF_8);
    answer = process.inputReader(StandardCharsets.UTF_8);
  }

  double work(Duration turn) throws IOException {
    ask.write(turn.toSeconds() + "\n");
    ask.flush();
    String line = answer.readLine();
    if (line == null) {
      throw new BenchException("the program to compare with has ended");
    }
    return Double.parseDouble(line);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
