package dev.avatargateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.io.file.PathUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the gateway beside nginx, sharp and its own parts, and prints one table in Markdown. See
 * {@code src/bench/README.md}.
 *
 * <pre>
 * mvn -q package -DskipTests exec:exec@bench -Dbench=--quick
 * </pre>
 */
@Command(name = "bench", sortOptions = false, mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {

  private static final Map<String, Row> ROWS = new LinkedHashMap<>();

  static {
    ROWS.put("get", new HotReads(false));
    ROWS.put("304", new HotReads(true));
    ROWS.put("crowd", new CrowdReads());
    ROWS.put("initials", new InitialsReads());
    ROWS.put("sharp", new UploadsBesideSharp());
    ROWS.put("megapixel", new UploadsBesideImaging("1 MP", 1200, 900, 8));
    ROWS.put("small", new UploadsBesideImaging("256 px", 256, 256, 64));
    ROWS.put("busy", new ReadsBesideUploads());
    ROWS.put("start", new Starts());
    ROWS.put("memory", new Memory());
    ROWS.put("parts", new Parts());
    ROWS.put("soak", new Soak());
  }

  @Option(names = "--full", description = "Seven rounds of five seconds: about 20 minutes.")
  private boolean full;

  @Option(names = "--quick", description = "Three rounds of two seconds: about 4 minutes.")
  private boolean quick;

  @Option(names = "--rounds", description = "How often each program takes its turn.")
  private int rounds;

  @Option(names = "--seconds", description = "How long a turn is.")
  private int seconds;

  @Option(names = "--people", description = "How many are read at random.")
  private int people = 100_000;

  @Option(names = "--minutes", description = "How long the soak goes on.")
  private int minutes = 30;

  @Option(
      names = "--rows",
      split = ",",
      description =
          "Only these: get, 304, crowd, initials, sharp, megapixel, small, busy, start,"
              + " memory, parts, soak. Unless told, all but parts and soak.")
  private List<String> rows = new ArrayList<>();

  private Bench() {}

  /**
   * @param arguments one or many, each with options between spaces
   */
  public static void main(String[] arguments) {
    String[] options = String.join(" ", arguments).strip().split("\\s+");
    System.exit(new CommandLine(new Bench()).execute(options));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Machine.check();
    if (!Files.exists(GatewayProcess.JAR)) {
      throw new BenchException("there is no jar: mvn -q package -DskipTests");
    }
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "run")
            .toAbsolutePath();
    boolean brief = quick && !full;
    Setting setting =
        new Setting(
            folder,
            rounds > 0 ? rounds : brief ? 3 : 7,
            Duration.ofSeconds(seconds > 0 ? seconds : brief ? 2 : 5),
            Duration.ofSeconds(brief ? 4 : 12),
            people,
            Duration.ofMinutes(minutes));
    try {
      return measure(setting) ? 0 : 1;
    } finally {
      PathUtils.deleteDirectory(folder);
    }
  }

  /** Prints the table; false when a row has no figures. */
  private boolean measure(Setting setting) throws IOException, InterruptedException {
    List<String> names = rows.isEmpty() ? usual() : rows;
    if (!ROWS.keySet().containsAll(names)) {
      throw new BenchException("rows are " + String.join(", ", ROWS.keySet()));
    }
    List<Line> lines = new ArrayList<>();
    boolean whole = true;
    for (Map.Entry<String, Row> row : ROWS.entrySet()) {
      String name = row.getKey();
      if (!names.contains(name)) {
        continue;
      }
      System.err.println("measuring " + name);
      Setting own = setting.within(name);
      Files.createDirectories(own.folder());
      try {
        lines.addAll(row.getValue().measure(own));
      } catch (BenchException | IOException e) {
        lines.add(Line.without(name, "**failed**: " + e.getMessage()));
        whole = false;
      }
      PathUtils.deleteDirectory(own.folder());
    }
    print(setting, lines);
    return whole;
  }

  private static List<String> usual() {
    return ROWS.keySet().stream()
        .filter(name -> !name.equals("parts") && !name.equals("soak"))
        .toList();
  }

  private static void print(Setting setting, List<Line> lines)
      throws IOException, InterruptedException {
    System.out.println(Machine.describe());
    System.out.printf(
        "Medians (least–most) of %d rounds of %d s, turn by turn.%n%n",
        setting.rounds(), setting.turn().toSeconds());
    System.out.println("| what | gateway | beside it | ratio | target |");
    System.out.println("|---|---|---|---|---|");
    lines.forEach(line -> System.out.println(line.markdown()));
  }
}
