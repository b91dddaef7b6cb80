package dev.avatargateway.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.io.file.PathUtils;

/**
 * Fills PostgreSQL with ten million people, and another database with ten thousand, and reads
 * pictures of random people by turns from a gateway over each, which remembers nobody: prints the
 * times of both and the ratio. Then lets {@code doctor} look at the large one beside many blobs
 * that nobody refers to, and a gateway sweep them away, each with little memory.
 *
 * <pre>
 * mvn -q test-compile exec:exec@ten-million
 * </pre>
 */
final class TenMillionPeople {

  private static final int FEW = 10_000;
  private static final int MANY = 10_000_000;
  private static final int TURNS = 400;
  private static final int READS = 50;
  private static final int STRAYS = 200_000;

  private TenMillionPeople() {}

  /**
   * @param arguments how many people, where another number than 10,000,000 is wanted, and then how
   *     many such blobs, where another than 200,000
   */
  public static void main(String[] arguments) throws Exception {
    int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : MANY;
    Path folder = Files.createTempDirectory(Path.of("target"), "ten-million").toAbsolutePath();
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder().setDataDirectory(folder.resolve("pg")).start();
        Crowd few = Crowd.gather(postgres, folder, FEW);
        Crowd all = Crowd.gather(postgres, folder, many)) {
      compare(few, all);
      all.strew(arguments.length > 1 ? Integer.parseInt(arguments[1]) : STRAYS);
      all.doctor();
      all.sweep();
      // Nobody's picture went with them.
      all.read(READS, new Random(2), new ArrayList<>());
    }
    PathUtils.deleteDirectory(folder);
  }

  private static void compare(Crowd few, Crowd many) throws Exception {
    Random random = new Random(1);
    List<Long> fewTimes = new ArrayList<>();
    List<Long> manyTimes = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      few.read(READS, random, fewTimes);
      many.read(READS, random, manyTimes);
    }
    // The first tenth warmed both up.
    report(few.people(), fewTimes.subList(fewTimes.size() / 10, fewTimes.size()));
    report(many.people(), manyTimes.subList(manyTimes.size() / 10, manyTimes.size()));
    System.out.printf(
        "p99 of a cold read: %.2f times that of %,d people%n",
        (double) percentile(manyTimes, 99) / percentile(fewTimes, 99), few.people());
  }

  private static void report(int people, List<Long> nanos) {
    System.out.printf(
        "%,d people, %,d reads: p50 %.2f ms, p99 %.2f ms%n",
        people, nanos.size(), percentile(nanos, 50) / 1e6, percentile(nanos, 99) / 1e6);
  }

  private static long percentile(List<Long> nanos, int percent) {
    return nanos.subList(nanos.size() / 10, nanos.size()).stream()
        .sorted()
        .skip((nanos.size() * 9L / 10 - 1) * percent / 100)
        .findFirst()
        .orElseThrow();
  }
}
