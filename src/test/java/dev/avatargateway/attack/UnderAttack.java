package dev.avatargateway.attack;

import dev.avatargateway.attack.Door.Person;
import dev.avatargateway.http.RawHttp;
import dev.avatargateway.stack.SmallServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Reads pictures from a server in a process of its own, 400 times a second over four connections,
 * now while it is quiet and now while an {@link Assailant} is at it, in turn; prints the 99th
 * percentile of both and their ratio, which is at most 5.
 *
 * <pre>
 * mvn -q test-compile exec:exec@under-attack
 * </pre>
 */
final class UnderAttack {

  private static final int ROUNDS = 4;
  private static final int READERS = 4;
  private static final int READS = 800;
  private static final long PAUSE_NANOS = 10_000_000;

  private UnderAttack() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "attack");
    List<long[]> quiet = new ArrayList<>();
    List<long[]> attacked = new ArrayList<>();
    try (Victim server = Victim.start(folder);
        ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
      read(server, readers);
      for (int round = 0; round < ROUNDS; round++) {
        quiet.add(read(server, readers));
        try (Attack _ = Attack.on(server)) {
          attacked.add(read(server, readers));
        }
      }
      System.out.printf(
          "%,d reads each: p50 %.2f ms quiet, %.2f ms under attack; p99 %.2f ms quiet, %.2f ms"
              + " under attack: ratio %.1f; peak resident memory %d MB; load %s%n",
          ROUNDS * READERS * READS,
          percentile(quiet, 50),
          percentile(attacked, 50),
          percentile(quiet, 99),
          percentile(attacked, 99),
          percentile(attacked, 99) / percentile(quiet, 99),
          server.server().peakMib(),
          Files.readString(Path.of("/proc/loadavg")).strip());
      System.exit(0);
    }
  }

  /** An assailant's process. */
  private record Attack(Process process) implements AutoCloseable {

    static Attack on(Victim server) throws IOException {
      List<String> command = new ArrayList<>(SmallServer.java());
      command.add(Assailant.class.getName());
      command.add(String.valueOf(server.port()));
      server.person().tokens().forEach((space, token) -> command.add(space + "=" + token));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      if (!"attacking".equals(out.readLine())) {
        throw new IOException("no attack");
      }
      return new Attack(process);
    }

    @Override
    public void close() throws IOException {
      process.getOutputStream().close();
      process.onExit().join();
    }
  }

  /** Nanoseconds of each read. */
  private static long[] read(Victim server, ExecutorService readers) throws Exception {
    Callable<long[]> reader = () -> read(server);
    List<long[]> times = new ArrayList<>();
    for (Future<long[]> done : readers.invokeAll(List.of(reader, reader, reader, reader))) {
      times.add(done.get());
    }
    return times.stream().flatMapToLong(Arrays::stream).toArray();
  }

  private static long[] read(Victim server) throws IOException {
    String request = "GET /api/v4/user/avatar/" + Person.CLOUDREVE + " HTTP/1.1\nHost: gateway\n\n";
    long[] nanos = new long[READS];
    try (RawHttp http = RawHttp.to(server.port())) {
      for (int i = 0; i < READS; i++) {
        LockSupport.parkNanos(PAUSE_NANOS);
        long start = System.nanoTime();
        if (http.send(request).read().status() != 200) {
          throw new IOException("no picture");
        }
        nanos[i] = System.nanoTime() - start;
      }
    }
    return nanos;
  }

  /** In milliseconds. */
  private static double percentile(List<long[]> rounds, int percent) {
    long[] all = rounds.stream().flatMapToLong(LongStream::of).sorted().toArray();
    return all[all.length * percent / 100] / 1e6;
  }
}
