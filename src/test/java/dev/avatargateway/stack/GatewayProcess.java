package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A {@code serve} in a process of its own, on free ports. */
final class GatewayProcess implements AutoCloseable {

  private static final String READY = "ready on ";

  private final Process process;
  private final Path data;
  private final Queue<String> out = new ConcurrentLinkedQueue<>();
  private final Queue<String> err = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<String> ready = new CompletableFuture<>();
  private final Thread outReader;
  private final Thread errReader;

  private GatewayProcess(Process process, Path data) {
    this.process = process;
    this.data = data;
    outReader = Thread.startVirtualThread(() -> read(process.getInputStream(), this::hear));
    errReader = Thread.startVirtualThread(() -> read(process.getErrorStream(), err::add));
  }

  /** Returns when the server says that it is ready. */
  static GatewayProcess serve(Path data, String... flags) throws IOException, InterruptedException {
    return serve(data, 0, flags);
  }

  /** As {@link #serve(Path, String...)}, with a management port that is known beforehand. */
  static GatewayProcess serve(Path data, int management, String... flags)
      throws IOException, InterruptedException {
    return serve(data, 0, management, flags);
  }

  /** As {@link #serve(Path, String...)}, with ports that are known beforehand. */
  static GatewayProcess serve(Path data, int port, int management, String... flags)
      throws IOException, InterruptedException {
    String[] all =
        Stream.concat(
                Stream.of(
                    "serve", "--port=" + port, "--management-port=" + management, "--data=" + data),
                TestGateway.limited(flags))
            .toArray(String[]::new);
    GatewayProcess server = new GatewayProcess(Jar.start(Bucket.CREDENTIALS, all), data);
    try {
      server.ready.get(Jar.PATIENCE_SECONDS, TimeUnit.SECONDS);
      return server;
    } catch (ExecutionException | TimeoutException e) {
      server.kill();
      throw new AssertionError("it did not become ready: " + server.out() + server.err(), e);
    }
  }

  /** Such as {@code http://127.0.0.1:40123}. */
  String url() {
    return ready.join();
  }

  int port() {
    return URI.create(url()).getPort();
  }

  String managementUrl() throws IOException {
    return Files.readString(data.resolve("management.url")).strip();
  }

  /** What it printed so far. */
  String out() {
    return String.join("\n", out);
  }

  /** What it logged so far. */
  String err() {
    return String.join("\n", err);
  }

  /** Ends it as the kernel does when memory is short: nothing of its own runs any more. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    awaitEnd();
  }

  /** Asks it to stop: SIGTERM. */
  void askToStop() {
    assertThat(process.supportsNormalTermination()).isTrue();
    // Process.destroy would also close the streams, and what they still hold would be lost.
    process.toHandle().destroy();
  }

  /** Asks it to stop and waits for its end. */
  int stop() throws InterruptedException {
    askToStop();
    return awaitEnd();
  }

  /** Its exit status; all of its output has been collected then. */
  int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(Jar.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    outReader.join();
    errReader.join();
    return process.exitValue();
  }

  private void hear(String line) {
    out.add(line);
    if (line.startsWith(READY)) {
      ready.complete(line.substring(READY.length()));
    }
  }

  private void read(InputStream stream, Consumer<String> listener) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      lines.lines().forEach(listener);
    } catch (IOException | UncheckedIOException e) {
      err.add(e.toString());
    } finally {
      if (stream == process.getInputStream()) {
        ready.completeExceptionally(new IOException("it ended"));
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
