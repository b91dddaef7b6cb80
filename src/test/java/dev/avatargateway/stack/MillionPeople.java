package dev.avatargateway.stack;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.file.PathUtils;

/**
 * Imports a million people with few distinct pictures and watches the command's memory: prints the
 * peak of resident memory in the first half and in the second, and the rate.
 *
 * <pre>
 * mvn -q package -DskipTests
 * mvn -q test-compile exec:exec@million
 * </pre>
 */
final class MillionPeople {

  private static final int PICTURES = 20;
  private static final Pattern DONE = Pattern.compile(": ([0-9,]+) of ");

  private MillionPeople() {}

  /**
   * @param arguments how many people, where another number than 1,000,000 is wanted
   */
  public static void main(String[] arguments) throws Exception {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path folder = Files.createTempDirectory(Path.of("target"), "million");
    Path list = write(folder, people);
    long start = System.nanoTime();
    Process process =
        Jar.start(
            "import", "csv", "--from=" + list, "--data=" + folder.resolve("data"), "--threads=8");
    AtomicLong done = new AtomicLong();
    Thread out = Thread.startVirtualThread(() -> show(process));
    Thread err = Thread.startVirtualThread(() -> follow(process, done));
    long[] peak = new long[2];
    while (process.isAlive()) {
      int half = done.get() * 2 < people ? 0 : 1;
      peak[half] = Math.max(peak[half], ProcessMemory.resident(process));
      process.waitFor(200, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
    out.join();
    err.join();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%,d people in %.0f s (%.0f a second), exit %d; peak resident memory %d MB in the first"
            + " half, %d MB in the second: %.2f%n",
        people,
        seconds,
        people / seconds,
        process.exitValue(),
        peak[0] >> 10,
        peak[1] >> 10,
        (double) peak[1] / peak[0]);
    PathUtils.deleteDirectory(folder);
  }

  private static Path write(Path folder, int people) throws IOException {
    List<String> pictures = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      Path picture = folder.resolve(i + ".png");
      Files.write(picture, NumberedPicture.draw(i, "png"));
      pictures.add(picture.getFileName().toString());
    }
    Path list = folder.resolve("people.csv");
    try (BufferedWriter csv = Files.newBufferedWriter(list)) {
      csv.write("space,id,email,name,file-or-url\n");
      for (int i = 1; i <= people; i++) {
        csv.write(
            "creatorshub,%d,user%d@example.org,user%d,%s%n"
                .formatted(i, i, i, pictures.get(i % PICTURES)));
      }
    }
    return list;
  }

  private static void show(Process process) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(System.out::println);
    } catch (IOException e) {
      System.out.println(e);
    }
  }

  private static void follow(Process process, AtomicLong done) {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher count = DONE.matcher(line);
        if (count.find()) {
          done.set(Long.parseLong(count.group(1).replace(",", "")));
        } else {
          System.out.println(line);
        }
      }
    } catch (IOException e) {
      System.out.println(e);
    }
  }
}
