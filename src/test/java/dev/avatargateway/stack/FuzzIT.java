package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Lets the coverage-guided fuzzer look for input that breaks a promise, each target for {@code
 * fuzz.seconds} in a process of its own, two at once. What it learnt stays in {@code
 * .cifuzz-corpus}; what it finds is in {@code target/fuzz}, and belongs into the target's folder of
 * inputs below {@code src/test/resources}, from where every run tries it first.
 */
final class FuzzIT {

  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 20);

  /** What starting and ending takes on a machine with much else to do. */
  private static final int MARGIN_SECONDS = 240;

  private static final Pattern DONE = Pattern.compile("Done ([0-9]+) runs in");
  private static final Path TESTS = Path.of("target", "test-classes");
  private static final Path FOUND = Path.of("target", "fuzz");

  @Test
  void noInputBreaksAPromise(TestReporter reporter) throws Exception {
    Files.createDirectories(FOUND);
    List<String> targets = targets();
    assertThat(targets).hasSizeGreaterThanOrEqualTo(10);
    List<Future<String>> runs = new ArrayList<>();
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      targets.forEach(target -> runs.add(both.submit(() -> fuzz(target))));
      for (Future<String> run : runs) {
        reporter.publishEntry(run.get());
      }
    }
  }

  private static List<String> targets() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .map(file -> TESTS.relativize(file).toString())
          .filter(name -> name.endsWith("Fuzz.class"))
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  private static String fuzz(String target) throws Exception {
    Path log = FOUND.resolve(target + ".log");
    Process process =
        Jar.builder(command(target), Map.of())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(SECONDS + MARGIN_SECONDS, TimeUnit.SECONDS)).as(target).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(log);
    assertThat(process.exitValue()).as("%s%n%s", target, end(said)).isZero();
    Matcher done = DONE.matcher(said);
    assertThat(done.find()).as("%s%n%s", target, end(said)).isTrue();
    assertThat(Long.parseLong(done.group(1))).as(target).isGreaterThan(100);
    return target + ": " + done.group(1) + " executions";
  }

  private static String end(String said) {
    return said.substring(Math.max(0, said.length() - 10_000));
  }

  private static List<String> command(String target) {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx768m",
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+EnableDynamicAgentLoading",
        "-classpath",
        classes,
        Jazzer.class.getName(),
        "--target_class=" + target,
        "--instrumentation_includes=dev.avatargateway.**:okhttp3.**:org.apache.commons.fileupload2.**",
        "-max_total_time=" + SECONDS,
        "-artifact_prefix=" + FOUND + "/" + target + "-");
  }
}
