package dev.avatargateway.bench;

import dev.avatargateway.stack.ProcessMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The packaged gateway over a folder, in a process of its own that is ready. */
final class GatewayProcess implements AutoCloseable {

  static final Path JAR = Path.of("target", "avatar-gateway.jar").toAbsolutePath();

  private static final String READY = "ready on ";

  private final Process process;
  private final String url;
  private final double startSeconds;

  private GatewayProcess(Process process, String url, double startSeconds) {
    this.process = process;
    this.url = url;
    this.startSeconds = startSeconds;
  }

  /**
   * How it is started.
   *
   * @param launcher the beginning of the command, such as {@code taskset -c 0}
   * @param options what {@code JDK_JAVA_OPTIONS} holds; none when empty
   * @param jvm flags of the JVM
   */
  record Way(List<String> launcher, String options, List<String> jvm) {

    /** As somebody starts it who has the jar alone. */
    static final Way PLAIN = new Way(List.of(), "", List.of());

    /** With the options of the image. */
    static final Way SHIPPED = new Way(List.of(), ImageOptions.JAVA, List.of());

    /** The same with one core, to which the load does not come. */
    static final Way ON_ONE_CORE =
        new Way(List.of("taskset", "-c", Machine.SERVER_CORE), ImageOptions.JAVA, List.of());
  }

  /** Starts it over {@code data}, where its log is kept beside, and waits until it is ready. */
  static GatewayProcess start(Way way, Path data) throws IOException {
    List<String> command = new ArrayList<>(way.launcher());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(way.jvm());
    command.addAll(List.of("-jar", JAR.toString(), "serve", "--port=0", "--management-port=0"));
    command.addAll(List.of("--data=" + data, "--caller-writes-per-minute=0"));
    command.add("--cloudreve-max-bytes=" + (64 << 20));
    Path log = data.resolveSibling(data.getFileName() + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().keySet().removeIf(GatewayProcess::steers);
    if (!way.options().isEmpty()) {
      builder.environment().put("JDK_JAVA_OPTIONS", way.options());
    }
    long begun = System.nanoTime();
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new GatewayProcess(process, line.substring(READY.length()), seconds);
      }
    }
    throw new BenchException("the gateway did not start: " + Files.readString(log).strip());
  }

  /** Such as {@code http://127.0.0.1:40123}. */
  String url() {
    return url;
  }

  /** From the start of the process until it said that it was ready. */
  double startSeconds() {
    return startSeconds;
  }

  /** What is resident now, in MiB. */
  double residentMib() throws IOException {
    return ProcessMemory.resident(process) / 1024.0;
  }

  /** The most that was resident at any time, in MiB. */
  double peakMib() throws IOException {
    return ProcessMemory.peak(process) / 1024.0;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static boolean steers(String variable) {
    return variable.startsWith("GATEWAY_")
        || variable.startsWith("JDK_JAVA_")
        || variable.startsWith("JAVA_TOOL_")
        || variable.toLowerCase(Locale.ROOT).endsWith("_proxy");
  }
}
