package dev.avatargateway.bench;

import dev.avatargateway.transcript.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The machine and the programs that figures come from. */
final class Machine {

  /** The core that the server has to itself where the load is not to disturb it. */
  static final String SERVER_CORE = "0";

  /** The core that the load comes from. */
  static final String LOAD_CORE = "1";

  private Machine() {}

  /**
   * That it has two cores and the programs that every row needs.
   *
   * @throws BenchException saying what is missing
   */
  static void check() {
    if (Runtime.getRuntime().availableProcessors() < 2) {
      throw new BenchException("one core for the server and one for the load are needed");
    }
    for (String program : List.of("taskset", "wrk", "nginx", "node", "npm")) {
      if (!isHere(program)) {
        throw new BenchException(
            program + " is missing: apt-get install util-linux wrk nginx nodejs npm");
      }
    }
  }

  /** One sentence. */
  static String describe() throws IOException, InterruptedException {
    return "%s, %d cores, Linux %s, JDK %s, %s, sharp %s (Node.js %s), %s."
        .formatted(
            cpu(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.version"),
            Runtime.version(),
            firstLine("nginx", "-v").replace("nginx version: ", ""),
            Node.version("sharp"),
            firstLine("node", "--version"),
            firstLine("wrk", "-v").replaceAll("^(wrk \\S+).*", "$1"));
  }

  private static String cpu() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst("^[^:]*:\\s*", ""))
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }

  private static boolean isHere(String program) {
    String places = System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin";
    return Stream.of(places.split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private static String firstLine(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out.lines().findFirst().orElse("").strip();
  }
}
