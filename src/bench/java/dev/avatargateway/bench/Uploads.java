package dev.avatargateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * People who set pictures that nobody ever set, each over a connection of their own and again as
 * soon as the last was taken.
 */
final class Uploads {

  private static final int FIRST_PERSON = 900_000;

  private final GatewayProcess gateway;
  private final Town town;
  private final Variants pictures;
  private final int connections;

  Uploads(GatewayProcess gateway, Town town, Variants pictures, int connections) {
    this.gateway = gateway;
    this.town = town;
    this.pictures = pictures;
    this.connections = connections;
  }

  /**
   * What was taken.
   *
   * @param taken how many were taken
   * @param busy how many were not, because the server had too much to do
   * @param seconds until the last was answered
   */
  record Sent(int taken, int busy, double seconds) {

    double rate() {
      return taken / seconds;
    }
  }

  /**
   * Sends for that long, and sees afterwards that each picture that was taken is in a file of its
   * own.
   */
  Sent run(Duration turn) throws IOException, InterruptedException {
    long before = packs();
    long begun = System.nanoTime();
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger busy = new AtomicInteger();
    try (ExecutorService people = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> all = new ArrayList<>();
      for (int person = 0; person < connections; person++) {
        String token = town.token(Town.CLOUDREVE, FIRST_PERSON + person);
        all.add(people.submit(() -> send(token, begun + turn.toNanos(), taken, busy)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new BenchException(String.valueOf(e.getCause()));
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    long stored = packs() - before;
    if (stored != taken.get()) {
      throw new BenchException(
          "%d pictures were taken and %d are stored".formatted(taken.get(), stored));
    }
    return new Sent(taken.get(), busy.get(), seconds);
  }

  private void send(String token, long end, AtomicInteger taken, AtomicInteger busy) {
    try (Sender sender = new Sender(gateway.url())) {
      while (System.nanoTime() < end) {
        (sender.set(token, pictures.next()) ? taken : busy).incrementAndGet();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long packs() throws IOException {
    Path blobs = town.data().resolve("blobs");
    if (!Files.exists(blobs)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(blobs)) {
      return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}")).count();
    }
  }
}
