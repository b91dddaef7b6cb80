package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program, run by the JDK that runs the test. */
final class Jar {

  static final int PATIENCE_SECONDS = 120;

  private static final Path FILE = Path.of("target", "avatar-gateway.jar").toAbsolutePath();

  private Jar() {}

  /** What a command wrote and how it ended. */
  record Outcome(int exit, String out, String err) {

    /** Its output, when it succeeded. */
    String done() {
      assertThat(exit).as(err).isZero();
      return out;
    }

    /** What is alone on the last line. */
    String lastLine() {
      return done().strip().lines().toList().getLast();
    }

    /** That it ended so, with nothing but one line that says why. */
    String refused(int expected) {
      assertThat(exit).as(out + err).isEqualTo(expected);
      assertThat(out).isEmpty();
      assertThat(err.strip().lines()).as(err).hasSize(1);
      return err.strip();
    }
  }

  /** Runs a command line to its end. */
  static Outcome run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  /** Runs a command line to its end, with these variables set. */
  static Outcome run(Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = command(arguments);
    return end(builder(command, variables));
  }

  /** Runs a program to its end. */
  static Outcome end(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = Files.createTempFile("gateway", ".out");
    Path err = Files.createTempFile("gateway", ".err");
    try {
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  static Process start(String... arguments) throws IOException {
    return start(Map.of(), arguments);
  }

  static Process start(Map<String, String> variables, String... arguments) throws IOException {
    return builder(command(arguments), variables).start();
  }

  /** A program with this process's environment, but for what would steer it or its clients. */
  static ProcessBuilder builder(List<String> command, Map<String, String> variables) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(Jar::steers);
    builder.environment().putAll(variables);
    return builder;
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dorg.bytedeco.javacpp.cachedir=" + Path.of("target", "native").toAbsolutePath());
    command.add("-jar");
    command.add(FILE.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static boolean steers(String variable) {
    return variable.startsWith("GATEWAY_")
        || variable.startsWith("JDK_JAVA_")
        || variable.startsWith("JAVA_TOOL_")
        || variable.toLowerCase(Locale.ROOT).endsWith("_proxy");
  }
}
