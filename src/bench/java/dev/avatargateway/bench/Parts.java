package dev.avatargateway.bench;

import dev.avatargateway.stack.SmallServer;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.generators.bytecode.JmhBytecodeGenerator;

/**
 * The parts alone, measured by JMH in processes of their own. What JMH generates is compiled here,
 * so that the build knows nothing of it.
 */
final class Parts implements Row {

  private static final Path CLASSES = Path.of("target", "test-classes");
  private static final List<String> PACKAGES =
      List.of("dev/avatargateway/bench/parts", "dev/avatargateway/http");

  @Override
  public List<Line> measure(Setting setting) throws IOException, InterruptedException {
    Path generated = setting.folder().resolve("generated");
    generate(setting.folder().resolve("annotated"), generated);
    Path results = setting.folder().resolve("results.csv");
    List<String> command = new ArrayList<>(SmallServer.java());
    command.set(command.size() - 1, command.getLast() + ":" + generated);
    String seconds = setting.turn().toSeconds() + "s";
    command.add("org.openjdk.jmh.Main");
    command.addAll(List.of("-f", "1", "-wi", "2", "-i", Integer.toString(setting.rounds())));
    command.addAll(List.of("-w", seconds, "-r", seconds, "-foe", "true"));
    command.addAll(List.of("-rf", "csv", "-rff", results.toString()));
    Process jmh =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(setting.folder().resolve("out").toFile())
            .start();
    if (jmh.waitFor() != 0) {
      throw new BenchException("JMH: " + Files.readString(setting.folder().resolve("out")));
    }
    return read(results);
  }

  private static List<Line> read(Path results) throws IOException {
    List<Line> lines = new ArrayList<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader csv = Files.newBufferedReader(results);
        var records = format.parse(csv)) {
      for (CSVRecord result : records) {
        String name = result.get("Benchmark").replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1");
        String size = result.isMapped("Param: size") ? " " + result.get("Param: size") : "";
        Series score = Series.of(Double.parseDouble(result.get("Score").replace(',', '.')));
        String error = result.get("Score Error (99.9%)");
        lines.add(
            Line.plain(
                "`%s`%s (± %s)".formatted(name, size.stripTrailing(), error),
                new Figure(score, " " + result.get("Unit"), 3)));
      }
    }
    return lines;
  }

  /** Writes and compiles what JMH needs beside the annotated classes. */
  private static void generate(Path annotated, Path generated) throws IOException {
    for (String folder : PACKAGES) {
      copyParts(CLASSES.resolve(folder), annotated.resolve(folder));
    }
    Path sources = Files.createDirectories(generated.resolveSibling("sources"));
    Files.createDirectories(generated);
    try {
      JmhBytecodeGenerator.main(
          new String[] {
            annotated.toString(), sources.toString(), generated.toString(), "reflection"
          });
    } catch (Exception e) {
      throw new IOException("JMH does not understand a part", e);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        Stream<Path> written = Files.walk(sources)) {
      List<Path> java = written.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options =
          List.of(
              "-proc:none",
              "-nowarn",
              "-d",
              generated.toString(),
              "-classpath",
              System.getProperty("java.class.path"));
      if (!compiler
          .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
          .call()) {
        throw new BenchException("what JMH wrote does not compile");
      }
    }
  }

  /** The classes of {@code *Part.java}. */
  private static void copyParts(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> classes = Files.list(from)) {
      for (Path one : classes.toList()) {
        if (one.getFileName().toString().matches("\\w+Part(\\$\\w+)?\\.class")) {
          Files.copy(one, to.resolve(one.getFileName()));
        }
      }
    }
  }
}
