package dev.avatargateway.bench;

import dev.avatargateway.image.OpenCvImaging;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link Worker}'s program that makes the renditions of pictures, and nothing else. */
final class ImagingAlone {

  private static final Logger LOG = LoggerFactory.getLogger(ImagingAlone.class);
  private static final int MAX_PIXELS = 64_000_000;

  private ImagingAlone() {}

  /**
   * @param arguments how many threads, and the files of the pictures
   */
  public static void main(String[] arguments) throws IOException {
    int threads = Integer.parseInt(arguments[0]);
    List<byte[]> pictures = new ArrayList<>();
    for (String file : List.of(arguments).subList(1, arguments.length)) {
      pictures.add(Files.readAllBytes(Path.of(file)));
    }
    OpenCvImaging imaging = new OpenCvImaging(Path.of("target", "native"));
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      System.out.println(rate(imaging, pictures, threads, Long.parseLong(line)));
    }
  }

  private static double rate(
      OpenCvImaging imaging, List<byte[]> pictures, int threads, long seconds) {
    long begun = System.nanoTime();
    long end = begun + seconds * 1_000_000_000;
    AtomicInteger made = new AtomicInteger();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        workers.execute(
            () -> {
              try {
                while (System.nanoTime() < end) {
                  byte[] picture = pictures.get(made.getAndIncrement() % pictures.size());
                  imaging.render(ByteBuffer.wrap(picture), MAX_PIXELS, Cuts.ALL);
                }
              } catch (RuntimeException e) {
                LOG.error("A picture", e);
                System.exit(1);
              }
            });
      }
    }
    return made.get() / ((System.nanoTime() - begun) / 1e9);
  }
}
