package dev.avatargateway.stack;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The nginx of this machine with one server block, in a folder of its own: it needs no right but to
 * be started, and ends with who started it.
 */
public final class Nginx implements AutoCloseable {

  private static final Optional<Path> PROGRAM = find();

  private static final String CONFIGURATION =
      """
      daemon off;
      master_process off;
      pid nginx.pid;
      error_log error.log;
      events {}
      http {
        access_log off;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        scgi_temp_path scgi;
        uwsgi_temp_path uwsgi;
      BESIDE
        server {
          listen 127.0.0.1:PORT;
      LINES
        }
      }
      """;

  private final Path folder;
  private final Process process;
  private final int port;

  private Nginx(List<String> launcher, Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    List<String> command = new ArrayList<>(launcher);
    command.addAll(
        List.of(
            PROGRAM.orElseThrow().toString(), "-p", folder + "/", "-c", folder + "/nginx.conf"));
    this.process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
  }

  static boolean isHere() {
    return PROGRAM.isPresent();
  }

  /** A port that nothing listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts it on this port; when it returns, it listens. */
  static Nginx start(Path folder, int port, String serverBlock) throws IOException {
    return start(folder, port, "", serverBlock);
  }

  /** The same with something beside the server block. */
  static Nginx start(Path folder, int port, String beside, String serverBlock) throws IOException {
    return start(List.of(), folder, port, beside, serverBlock);
  }

  /**
   * Starts it with a server block alone, on a free port.
   *
   * @param launcher the beginning of the command, such as {@code taskset -c 0}
   * @param folder an absolute one
   */
  public static Nginx launched(List<String> launcher, Path folder, String serverBlock)
      throws IOException {
    return start(launcher, folder, freePort(), "", serverBlock);
  }

  private static Nginx start(
      List<String> launcher, Path folder, int port, String beside, String serverBlock)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("nginx.conf"),
        CONFIGURATION
            .replace("PORT", Integer.toString(port))
            .replace("BESIDE", beside)
            .replace("LINES", serverBlock));
    Nginx nginx = new Nginx(launcher, folder, port);
    try {
      nginx.awaitListening();
    } catch (IOException e) {
      nginx.close();
      throw e;
    }
    return nginx;
  }

  private void awaitListening() throws IOException {
    while (!listens()) {
      try {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw new IOException("nginx ended: " + Files.readString(folder.resolve("out")));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while nginx started", e);
      }
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Such as {@code http://127.0.0.1:40123}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What it complained about so far. */
  String complaints() throws IOException {
    return Files.readString(folder.resolve("error.log"));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** Debian keeps it where only the administrator's search path leads. */
  private static Optional<Path> find() {
    List<String> searched = Arrays.asList(System.getenv("PATH").split(File.pathSeparator, -1));
    return Stream.concat(searched.stream(), Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(place -> Path.of(place, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
