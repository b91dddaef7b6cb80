package dev.avatargateway.image;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** The process of a {@link DecoderTrial} that decodes and may die of it. */
final class TrialWorker {

  /** In the board: which seed is tried now, how many were tried, how many came out as pictures. */
  static final int SEED = 0;

  static final int TRIED = 8;
  static final int MADE = 16;
  static final int SLOWEST_MILLIS = 24;
  static final int BOARD = 32;

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final long MAX_PIXELS = 16_000_000;

  private static final List<List<Cut>> CUTS =
      List.of(
          List.of(Cut.square(50, ImageType.PNG)),
          List.of(Cut.square(200, ImageType.PNG)),
          List.of(Cut.master(512, ImageType.JPEG), Cut.master(512, ImageType.PNG)));

  private TrialWorker() {}

  /**
   * @param arguments the folder of seeds, the board, the folder for findings, the first seed
   */
  public static void main(String[] arguments) throws IOException {
    TrialSeeds seeds = TrialSeeds.read(Path.of(arguments[0]));
    Path findings = Path.of(arguments[2]);
    MappedByteBuffer board;
    try (FileChannel file =
        FileChannel.open(
            Path.of(arguments[1]), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      board = file.map(MapMode.READ_WRITE, 0, BOARD);
    }
    Pictures.IMAGING.warmUp();
    for (long seed = Long.parseLong(arguments[3]); ; seed++) {
      board.putLong(SEED, seed);
      long begin = System.nanoTime();
      byte[] bytes = seeds.mutated(seed);
      try {
        Pictures.IMAGING.render(
            ByteBuffer.wrap(bytes), MAX_PIXELS, CUTS.get(Math.floorMod(seed, CUTS.size())));
        board.putLong(MADE, board.getLong(MADE) + 1);
      } catch (RefusedException _) {
        // What is expected of most.
      } catch (RuntimeException | Error e) {
        keep(findings, seed, e.getClass().getSimpleName(), bytes);
        System.err.println("seed " + seed + ": " + e);
        e.printStackTrace();
      }
      long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
      if (millis > LIMIT.toMillis()) {
        keep(findings, seed, "slow", bytes);
        System.err.println("seed " + seed + ": " + millis + " ms");
      }
      board.putLong(SLOWEST_MILLIS, Math.max(millis, board.getLong(SLOWEST_MILLIS)));
      board.putLong(TRIED, board.getLong(TRIED) + 1);
    }
  }

  private static void keep(Path folder, long seed, String why, byte[] bytes) throws IOException {
    Files.write(folder.resolve(why + "-" + seed + ".bin"), bytes);
  }
}
