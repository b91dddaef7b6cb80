package dev.avatargateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@code serve} with 256 MiB of heap in a process of its own; what it logs goes to a file. */
final class ServerProcess implements AutoCloseable {

  private static final String READY = "ready on ";

  private final Process process;
  private final Path log;
  private final String url;

  private ServerProcess(Process process, Path log, String url) {
    this.process = process;
    this.log = log;
    this.url = url;
  }

  /** Returns when the server says that it is ready. */
  static ServerProcess serve(Path folder, String... flags) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // What the JVM chooses by itself on a machine this small.
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.bytedeco.javacpp.cachedir=" + Path.of("target", "native").toAbsolutePath(),
                "-XX:ErrorFile=" + folder.resolve("hs_err.log"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port=0",
                "--management-port=0",
                "--data=" + folder.resolve("data")));
    command.addAll(List.of(flags));
    Path log = folder.resolve("log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        Thread.startVirtualThread(() -> out.lines().forEach(_ -> {}));
        return new ServerProcess(process, log, line.substring(READY.length()));
      }
    }
    throw new AssertionError("it did not become ready: " + Files.readString(log));
  }

  /** Such as {@code http://127.0.0.1:40123}. */
  String url() {
    return url;
  }

  /** The most memory that was resident at any time, heap and native, in MiB. */
  long peakMib() throws IOException {
    return kib("VmHWM:") / 1024;
  }

  private long kib(String field) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** That it runs, and that it wrote nothing but lines of its log, of which none tells a fault. */
  void assertUnhurt() throws IOException {
    assertThat(process.isAlive()).isTrue();
    assertThat(Files.readAllLines(log))
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("^\\d{4}-\\d\\d-\\d\\d.*")
                    .doesNotContain(" ERROR ", "Exception", "OutOfMemory"));
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
  }
}
