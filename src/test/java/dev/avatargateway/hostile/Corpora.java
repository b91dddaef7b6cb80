package dev.avatargateway.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Pictures of other projects' tests, unpacked below {@code target}: those of Maven by the build,
 * those of Debian here where the build did not.
 */
final class Corpora {

  static final Path FOLDER = Path.of("target", "corpora");

  /** What lies in them beside pictures: programs, and their notes on pictures. */
  private static final List<String> NO_PICTURES =
      List.of(".class", ".java", ".go", ".properties", ".md", ".txt", ".sng", ".css", ".mf");

  /** Debian's packages, and where in each of them pictures lie. */
  private static final Map<String, List<String>> DEBIAN =
      Map.of(
          "golang-1.19-src",
          List.of(
              "usr/share/go-1.19/src/image/testdata", "usr/share/go-1.19/src/image/png/testdata"),
          "golang-golang-x-image-dev",
          List.of("usr/share/gocode/src/golang.org/x/image"),
          "librsvg2-tests",
          List.of("usr/libexec/installed-tests/RSVG/fixtures"));

  private Corpora() {}

  /** The files of each corpus, chosen by where they lie and not by what they are. */
  static Map<String, List<Path>> files() throws IOException, InterruptedException {
    Map<String, List<Path>> files = new TreeMap<>();
    try (Stream<Path> jars = Files.list(FOLDER.resolve("jars"))) {
      for (Path jar : jars.toList()) {
        files.put(jar.getFileName().toString(), pictures(jar));
      }
    }
    for (var entry : DEBIAN.entrySet()) {
      Path unpacked = unpack(entry.getKey());
      for (String folder : entry.getValue()) {
        files.merge(
            entry.getKey(),
            pictures(unpacked.resolve(folder)),
            (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
      }
    }
    return files;
  }

  private static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> NO_PICTURES.stream().noneMatch(lower(file)::endsWith))
          .sorted()
          .toList();
    }
  }

  private static String lower(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  private static Path unpack(String debian) throws IOException, InterruptedException {
    Path parent = FOLDER.resolve("debian");
    Path folder = parent.resolve(debian);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(parent);
      Process fetch =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  "apt-get download -qq \"$1\" && mkdir \"$1.part\" && dpkg-deb -x \"$1\"_*.deb"
                      + " \"$1.part\" && rm \"$1\"_*.deb && mv \"$1.part\" \"$1\"",
                  "sh",
                  debian)
              .directory(parent.toFile())
              .inheritIO()
              .start();
      boolean done = fetch.waitFor(5, TimeUnit.MINUTES) && fetch.exitValue() == 0;
      Assumptions.assumeTrue(
          done,
          "Debian's package " + debian + " cannot be had here: it takes apt-get and dpkg-deb");
    }
    return folder;
  }
}
