package dev.avatargateway.attack;

import dev.avatargateway.attack.Door.Person;
import dev.avatargateway.http.RawHttp;
import dev.avatargateway.stack.TestGateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@code serve} in a process of its own with 256 MB of heap, and one person who is dressed. */
final class ServerProcess implements AutoCloseable {

  private static final String READY = "ready on ";

  private final Process process;
  private final Path log;
  private final Person person;
  private final int port;

  private ServerProcess(Process process, Path log, Person person, int port) {
    this.process = process;
    this.log = log;
    this.person = person;
    this.port = port;
  }

  static ServerProcess start(Path folder) throws IOException {
    Path data = folder.resolve("data");
    Path log = folder.resolve("log");
    Person person;
    try (TestGateway gateway = TestGateway.start(data)) {
      person = Person.in(gateway);
      dress(gateway.port(), person);
    }
    List<String> command = new ArrayList<>(java("-Xmx256m"));
    command.addAll(List.of("dev.avatargateway.Main", "serve", "--port=0", "--management-port=0"));
    command.add("--data=" + data);
    command.add("--caller-writes-per-minute=0");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        int port = URI.create(line.substring(READY.length())).getPort();
        return new ServerProcess(process, log, person, port);
      }
    }
    throw new IOException("it did not become ready: " + Files.readString(log));
  }

  /** A Java with this one's class path. */
  static List<String> java(String heap) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        heap,
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        "-Dorg.bytedeco.javacpp.cachedir=" + Path.of("target", "native").toAbsolutePath(),
        "-classpath",
        System.getProperty("java.class.path"));
  }

  private static void dress(int port, Person person) throws IOException {
    byte[] body = picture();
    try (RawHttp http = RawHttp.to(port)) {
      http.send(Door.CLOUDREVE.start(person) + "Content-Length: " + body.length + "\n\n");
      if (!Door.CLOUDREVE.isSuccess(http.send(body).read())) {
        throw new IOException("the first picture was not taken");
      }
    }
  }

  static byte[] picture() throws IOException {
    return Files.readAllBytes(Path.of("compat-specs", "pictures", "photo.png"));
  }

  int port() {
    return port;
  }

  Person person() {
    return person;
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** Its peak of resident memory in MB, as Linux tells it. */
  long peakMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
