package dev.avatargateway.image;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Compares the making of all renditions of a photograph of 12 megapixels with what sharp takes for
 * the same, turn by turn in one run. Prints medians in milliseconds and our share of sharp's.
 *
 * <pre>
 * (cd src/test/node && npm ci)
 * mvn -q test-compile exec:exec@benchmark
 * </pre>
 */
public final class RenditionBenchmark {

  private static final int WARM_UP = 20;
  private static final int ROUNDS = 31;
  private static final List<Cut> CUTS =
      List.of(
          Cut.square(200, ImageType.PNG),
          Cut.square(130, ImageType.PNG),
          Cut.square(50, ImageType.PNG),
          Cut.square(128, ImageType.PNG),
          Cut.master(512, ImageType.JPEG),
          Cut.master(512, ImageType.PNG));

  private RenditionBenchmark() {}

  /**
   * @param arguments the folder of sharp-bench.mjs, if it is not {@code src/test/node}
   */
  public static void main(String[] arguments) throws IOException {
    Path scripts = Path.of(arguments.length > 0 ? arguments[0] : "src/test/node");
    byte[] photograph = Pictures.jpeg(photograph(4000, 3000), false);
    Path file = Files.createTempFile("photograph", ".jpg");
    try {
      Files.write(file, photograph);
      System.out.printf("photograph of %,d bytes%n", photograph.length);
      for (String threads : List.of("1", "2")) {
        compare(photograph, scripts, file, threads);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void compare(byte[] photograph, Path scripts, Path file, String threads)
      throws IOException {
    Process node =
        new ProcessBuilder(
                "node", scripts.resolve("sharp-bench.mjs").toString(), file.toString(), threads)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (Writer ask = node.outputWriter(StandardCharsets.UTF_8);
        BufferedReader answer = node.inputReader(StandardCharsets.UTF_8)) {
      double[] ours = new double[ROUNDS];
      double[] once = new double[ROUNDS];
      double[] each = new double[ROUNDS];
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        int at = Math.max(0, round);
        ours[at] = ours(photograph);
        once[at] = sharp(ask, answer, "once");
        each[at] = sharp(ask, answer, "each");
      }
      System.out.printf(
          "sharp with %s thread(s): ours %.1f, sharp decoding once %.1f (%.2f), each time %.1f"
              + " (%.2f)%n",
          threads,
          median(ours),
          median(once),
          median(ours) / median(once),
          median(each),
          median(ours) / median(each));
    }
  }

  private static double ours(byte[] photograph) {
    long start = System.nanoTime();
    int made =
        Pictures.IMAGING.render(ByteBuffer.wrap(photograph), Pictures.MAX_PIXELS, CUTS).size();
    if (made != CUTS.size() - 1) {
      throw new IllegalStateException(made + " renditions");
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static double sharp(Writer ask, BufferedReader answer, String way) throws IOException {
    ask.write(way + "\n");
    ask.flush();
    String line = answer.readLine();
    if (line == null) {
      throw new IOException("sharp ended early");
    }
    return Double.parseDouble(line);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Slow gradients, edges, and fine grain such as a camera's. */
  private static BufferedImage photograph(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < height; y++) {
      double grain = 0;
      for (int x = 0; x < width; x++) {
        grain = 0.6 * grain + 6 * random.nextGaussian();
        double hill = Math.sin(x / 310.0) * Math.cos(y / 270.0) + Math.sin((x + 2 * y) / 97.0) / 3;
        double edge = Math.floorMod(x + y / 3, 640) < 320 ? 20 : -20;
        int red = level(130 + 60 * hill + edge + grain);
        int green = level(120 + 70 * hill * Math.cos(x / 500.0) + edge + grain);
        int blue = level(110 - 50 * hill + grain);
        image.setRGB(x, y, (red << 16) | (green << 8) | blue);
      }
    }
    return image;
  }

  private static int level(double value) {
    return (int) Math.clamp(value, 0, 255);
  }
}
