package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command line of the bridge in a process of its own, which is heard while it works. */
final class BridgeProcess implements AutoCloseable {

  private static final Pattern GOING_ON = Pattern.compile("going on behind ([0-9,]+)");

  /** What a process says that was ended by SIGKILL. */
  private static final int KILLED = 128 + 9;

  /** Ten thousand people on a machine that has much else to do. */
  private static final int PATIENCE_MINUTES = 10;

  private final Process process;
  private final Queue<String> err = new ConcurrentLinkedQueue<>();
  private final Queue<String> out = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Optional<Long>> begun = new CompletableFuture<>();
  private final List<Thread> readers;

  private BridgeProcess(Process process) {
    this.process = process;
    readers =
        List.of(
            Thread.startVirtualThread(() -> read(process.getInputStream(), out)),
            Thread.startVirtualThread(this::readErrors));
  }

  static BridgeProcess start(List<String> line) throws IOException {
    return new BridgeProcess(Jar.start(line.toArray(String[]::new)));
  }

  /** Runs a command line to its end. */
  static Jar.Outcome run(List<String> line) throws IOException, InterruptedException {
    try (BridgeProcess process = start(line)) {
      return process.awaitEnd();
    }
  }

  /** Whether it ends within that time. */
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Waits until it says behind how many people it goes on; empty when it ended without. */
  Optional<Long> goingOn() throws Exception {
    return begun.get(Jar.PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Behind how many people it went on, as far as is known now; 0 when it did not say so. */
  long behind() {
    return begun.getNow(Optional.empty()).orElse(0L);
  }

  /** Ends it as the kernel does when memory is short; it must have been running. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    assertThat(awaitEnd().exit()).as("it was killed: %s %s", out, err).isEqualTo(KILLED);
  }

  boolean isRunning() {
    return process.isAlive();
  }

  Jar.Outcome awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
    for (Thread reader : readers) {
      reader.join();
    }
    return new Jar.Outcome(process.exitValue(), String.join("\n", out), String.join("\n", err));
  }

  private void readErrors() {
    read(process.getErrorStream(), err);
    begun.complete(Optional.empty());
  }

  private void read(InputStream stream, Queue<String> lines) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        Matcher matcher = GOING_ON.matcher(line);
        if (matcher.matches()) {
          begun.complete(Optional.of(Count.parse(matcher.group(1))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
