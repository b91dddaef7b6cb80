package dev.avatargateway.bridge;

import dev.avatargateway.blob.DiskBlobStore;
import dev.avatargateway.catalog.JdbiCatalog;
import dev.avatargateway.core.Arrivals;
import dev.avatargateway.core.ByteSource;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Identity;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Intake;
import dev.avatargateway.core.NewAvatar;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Shown;
import dev.avatargateway.core.Space;
import dev.avatargateway.core.Wardrobe;
import dev.avatargateway.fetch.FetchLimits;
import dev.avatargateway.fetch.PublicFetcher;
import dev.avatargateway.image.OpenCvImaging;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.io.file.PathUtils;

/**
 * Compares an import of pictures that all differ, to a real disk and a real H2, with what the
 * imaging alone does on all cores with the same pictures, turn by turn in one run. Prints medians
 * in pictures a second, their spread, and the import's share.
 *
 * <pre>
 * mvn -q test-compile exec:exec@import-benchmark
 * </pre>
 */
public final class ImportBenchmark {

  private static final NewAvatar.Limits LIMITS = new NewAvatar.Limits(4_000_000, 64_000_000);
  private static final Space SPACE = new Space("cloudreve");
  private static final List<Cut> CUTS =
      List.of(
          Cut.square(200, ImageType.PNG),
          Cut.square(130, ImageType.PNG),
          Cut.square(50, ImageType.PNG),
          Cut.square(128, ImageType.PNG),
          Cut.master(512, ImageType.JPEG),
          Cut.master(512, ImageType.PNG));

  private final OpenCvImaging imaging = new OpenCvImaging(Path.of("target", "native"));
  private final int cores = Runtime.getRuntime().availableProcessors();
  private final Path disk;
  private final int threads;
  private final int rounds;

  private ImportBenchmark(Path disk, int threads, int rounds) {
    this.disk = disk;
    this.threads = threads;
    this.rounds = rounds;
  }

  /**
   * @param arguments threads, rounds and pictures, where others than 4 for each core, 7 and 3000
   *     are wanted
   */
  public static void main(String[] arguments) throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4 * cores;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
    int pictures = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3000;
    // One folder to the end: ext4 is slow to make files where many were deleted.
    Path disk = Files.createTempDirectory("import-benchmark");
    try {
      ImportBenchmark benchmark = new ImportBenchmark(disk, threads, rounds);
      benchmark.compare("200 x 200 PNG", drawn(pictures, 200, "png"));
      benchmark.compare("512 x 512 JPEG", drawn(pictures / 3, 512, "jpg"));
    } finally {
      PathUtils.deleteDirectory(disk);
    }
  }

  private void compare(String what, List<byte[]> pictures) throws Exception {
    double[] alone = new double[rounds];
    double[] imported = new double[rounds];
    for (int round = -1; round < rounds; round++) {
      int at = Math.max(round, 0);
      alone[at] = pictures.size() / seconds(() -> renderAll(pictures));
      imported[at] = pictures.size() / importAll(pictures, disk.resolve(what + " " + round));
    }
    Arrays.sort(alone);
    Arrays.sort(imported);
    System.out.printf(
        "%s, %d pictures, %d threads: imaging alone %.0f/s (%.0f to %.0f), import %.0f/s (%.0f to"
            + " %.0f), share %.2f%n",
        what,
        pictures.size(),
        threads,
        alone[rounds / 2],
        alone[0],
        alone[rounds - 1],
        imported[rounds / 2],
        imported[0],
        imported[rounds - 1],
        imported[rounds / 2] / alone[rounds / 2]);
  }

  /** Work that may fail in any way. */
  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private void renderAll(List<byte[]> pictures) throws Exception {
    try (ExecutorService workers = Executors.newFixedThreadPool(2 * cores)) {
      List<Future<Integer>> made = new ArrayList<>();
      for (byte[] picture : pictures) {
        made.add(
            workers.submit(
                () -> imaging.render(ByteBuffer.wrap(picture), LIMITS.maxPixels(), CUTS).size()));
      }
      for (Future<Integer> one : made) {
        if (one.get() < 5) {
          throw new IllegalStateException("too few renditions");
        }
      }
    }
  }

  /** The seconds it took, from the first picture to the last commit. */
  private double importAll(List<byte[]> pictures, Path folder) throws Exception {
    InstantSource clock = InstantSource.system();
    try (JdbiCatalog catalog = JdbiCatalog.open(folder.resolve("catalog"), 5, clock);
        DiskBlobStore blobs = new DiskBlobStore(folder.resolve("blobs"));
        Source source = new Album(pictures)) {
      Wardrobe wardrobe =
          new Wardrobe(
              Intake.ofFew(folder.resolve("incoming")),
              new PublicFetcher(FetchLimits.DEFAULT, List.of()),
              imaging,
              blobs,
              CUTS);
      RunOptions options = new RunOptions(false, false, threads, () -> false, Progress.SILENT);
      Importer importer =
          new Importer(
              catalog.bulk(), Optional.empty(), new Arrivals(wardrobe, clock), LIMITS, options);
      long start = System.nanoTime();
      Summary summary = importer.run(source);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (summary.tally().done() != pictures.size()) {
        throw new IllegalStateException(String.join("\n", summary.lines()));
      }
      return seconds;
    }
  }

  /** Faces of a kind: slopes, a disc, and a little grain, each another. */
  private static List<byte[]> drawn(int count, int edge, String format) throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Random random = new Random(number);
      BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
      int hue = random.nextInt(0x1000000);
      double radius = edge * (0.2 + 0.2 * random.nextDouble());
      for (int y = 0; y < edge; y++) {
        for (int x = 0; x < edge; x++) {
          boolean inside = Math.hypot(x - edge / 2.0, y - edge / 2.0) < radius;
          int slope = (((255 * x / edge) << 16) | ((255 * y / edge) << 8)) & 0xFEFEFE;
          int grain = random.nextInt(4) * 0x010101;
          image.setRGB(x, y, (inside ? hue & 0xFCFCFC : slope >> 1) + grain);
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      pictures.add(out.toByteArray());
    }
    return pictures;
  }

  /** A list of people of whom each has a picture of their own. */
  private record Album(List<byte[]> pictures) implements Source {

    @Override
    public Set<Space> spaces() {
      return Set.of(SPACE);
    }

    @Override
    public String name() {
      return "an album";
    }

    @Override
    public long count() {
      return pictures.size();
    }

    @Override
    public Stream<Listing> listings(String after) {
      return Stream.iterate(0, i -> i < pictures.size(), i -> i + 1)
          .map(
              i ->
                  new Listing(
                      "%08d".formatted(i),
                      "user " + i,
                      Optional.of(
                          new Identity(new Owner(SPACE, "#" + i), "user" + i, i + "@example.org")),
                      new Listing.Shows(
                          new Shown.Image(ByteSource.of(pictures.get(i))),
                          1_700_000_000_000L + i)));
    }

    @Override
    public void close() {}
  }
}
