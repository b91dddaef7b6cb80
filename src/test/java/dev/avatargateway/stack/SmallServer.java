package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@code serve} with 256 MiB of heap in a process of its own; what it logs goes to a file. */
public final class SmallServer implements AutoCloseable {

  private static final String READY = "ready on ";

  private final Process process;
  private final Path log;
  private final String url;

  private SmallServer(Process process, Path log, String url) {
    this.process = process;
    this.log = log;
    this.url = url;
  }

  /**
   * Returns when the server says that it is ready.
   *
   * @param folder where its data and its log lie
   * @param jvm flags of the JVM besides those of {@link #java()}
   * @param flags of {@code serve} besides the folder and the ports
   */
  public static SmallServer serve(Path folder, List<String> jvm, List<String> flags)
      throws IOException {
    List<String> command = new ArrayList<>(java());
    command.addAll(jvm);
    command.add("-XX:ErrorFile=" + folder.resolve("hs_err.log"));
    command.addAll(List.of(Main.class.getName(), "serve", "--port=0", "--management-port=0"));
    command.add("--data=" + folder.resolve("data"));
    command.addAll(flags);
    Path log = folder.resolve("log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        Thread.startVirtualThread(() -> drain(out));
        return new SmallServer(process, log, line.substring(READY.length()));
      }
    }
    throw new AssertionError("it did not become ready: " + Files.readString(log));
  }

  private static void drain(Reader out) {
    try {
      out.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // The process was ended.
    }
  }

  /** A Java with 256 MiB of heap and this one's class path. */
  public static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        "-Dorg.bytedeco.javacpp.cachedir=" + Path.of("target", "native").toAbsolutePath(),
        "-classpath",
        System.getProperty("java.class.path"));
  }

  /** Such as {@code http://127.0.0.1:40123}. */
  public String url() {
    return url;
  }

  /** What it logged so far. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** The most memory that was resident at any time, heap and native, in MiB. */
  public long peakMib() throws IOException {
    long kib = ProcessMemory.peak(process);
    assertThat(kib).as("a process that runs").isPositive();
    return kib / 1024;
  }

  /** That it runs, and that it wrote nothing but lines of its log, of which none tells a fault. */
  public void assertUnhurt() throws IOException {
    assertThat(process.isAlive()).isTrue();
    assertThat(log().lines())
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("^\\d{4}-\\d\\d-\\d\\d.*")
                    .doesNotContain(" ERROR ", "Exception", "OutOfMemory"));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
