package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A stranger's shell: it runs lines as they stand in the README. */
final class Shell {

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param environment looked at anew for each line
   */
  Shell(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Runs a line to its end and gives its output; it must succeed. */
  String run(String line) throws IOException, InterruptedException {
    Process process = start(line);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", line, out).isZero();
    return out;
  }

  /** Runs a line that starts a gateway; returns when that is ready. */
  Server serve(String line) throws IOException {
    Process process = start(line);
    List<String> out = new ArrayList<>();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String said = lines.readLine(); said != null; said = lines.readLine()) {
      out.add(said);
      if (said.startsWith("ready on ")) {
        return new Server(process, out, said.substring("ready on ".length()));
      }
    }
    throw new AssertionError(line + " ended: " + out);
  }

  private Process start(String line) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", line).directory(folder.toFile());
    builder.environment().putAll(environment);
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    builder.environment().merge("PATH", java, (path, first) -> first + ":" + path);
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** A gateway that a line started. */
  record Server(Process process, List<String> out, String url) implements AutoCloseable {

    Server {
      out = List.copyOf(out);
    }

    /** Asks all that the line started to end, and waits for it. */
    @Override
    public void close() {
      List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
      all.add(process.toHandle());
      all.forEach(ProcessHandle::destroy);
      all.forEach(handle -> handle.onExit().join());
    }
  }
}
