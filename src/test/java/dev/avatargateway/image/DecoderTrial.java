package dev.avatargateway.image;

import dev.avatargateway.stack.ProcessMemory;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Decodes changed pictures in a process of its own for so long as it is told, and counts what came
 * of it; whatever killed that process, took too long or threw is kept as a file.
 */
final class DecoderTrial {

  private final Path seeds;
  private final Path folder;
  private final MappedByteBuffer board;
  private long peakKib;
  private int deaths;

  private DecoderTrial(Path seeds, Path folder) throws IOException {
    this.seeds = seeds;
    this.folder = Files.createDirectories(folder);
    try (FileChannel file =
        FileChannel.open(
            folder.resolve("board"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      board = file.map(MapMode.READ_WRITE, 0, TrialWorker.BOARD);
    }
  }

  /**
   * What a trial came to.
   *
   * @param tried pictures
   * @param made how many of them were taken
   * @param deaths of the process that decoded
   * @param findings files that were kept: what killed it, took too long, or threw
   * @param slowestMillis of any one picture
   * @param peakKib resident memory of the process that decoded
   */
  record Result(
      long tried, long made, int deaths, long findings, long slowestMillis, long peakKib) {}

  /** Runs for so long; the same first seed gives the same pictures. */
  static Result run(Path seeds, Path folder, Duration time, long firstSeed)
      throws IOException, InterruptedException {
    DecoderTrial trial = new DecoderTrial(seeds, folder);
    for (int field = 0; field < TrialWorker.BOARD; field += Long.BYTES) {
      trial.board.putLong(field, 0);
    }
    long end = System.nanoTime() + time.toNanos();
    long next = firstSeed;
    while (System.nanoTime() < end) {
      trial.watch(trial.start(next), end);
      next = trial.board.getLong(TrialWorker.SEED) + 1;
    }
    try (var files = Files.list(folder)) {
      long findings = files.filter(file -> file.toString().endsWith(".bin")).count();
      return new Result(
          trial.board.getLong(TrialWorker.TRIED),
          trial.board.getLong(TrialWorker.MADE),
          trial.deaths,
          findings,
          trial.board.getLong(TrialWorker.SLOWEST_MILLIS),
          trial.peakKib);
    }
  }

  private Process start(long seed) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:ErrorFile=" + folder.resolve("hs_err_%p.log"),
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-Dorg.bytedeco.javacpp.cachedir=" + Path.of("target", "native").toAbsolutePath(),
            "-cp",
            System.getProperty("java.class.path"),
            TrialWorker.class.getName(),
            seeds.toString(),
            folder.resolve("board").toString(),
            folder.toString(),
            String.valueOf(seed))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors").toFile()))
        .start();
  }

  private void watch(Process worker, long end) throws IOException, InterruptedException {
    try {
      while (System.nanoTime() < end) {
        peakKib = Math.max(peakKib, ProcessMemory.peak(worker));
        if (worker.waitFor(1, TimeUnit.SECONDS)) {
          deaths++;
          long seed = board.getLong(TrialWorker.SEED);
          Files.write(
              folder.resolve("death-" + seed + ".bin"), TrialSeeds.read(seeds).mutated(seed));
          return;
        }
      }
    } finally {
      worker.destroyForcibly().waitFor();
    }
  }

  /**
   * @param arguments the folder of seeds, the folder for findings, minutes, the first seed
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.out.println(
        run(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            Duration.ofMinutes(Long.parseLong(arguments[2])),
            Long.parseLong(arguments[3])));
  }
}
