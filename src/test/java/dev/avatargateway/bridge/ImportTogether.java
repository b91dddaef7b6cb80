package dev.avatargateway.bridge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.avatargateway.contract.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.file.PathUtils;

/**
 * Compares an import by one process with one by two, of pictures that come slowly over the network,
 * into one PostgreSQL and one folder: from the first picture that is asked for until the last
 * process has ended. Prints both times in seconds, and how many times as fast two are.
 *
 * <pre>
 * mvn -q test-compile exec:exec@import-together
 * </pre>
 */
public final class ImportTogether implements AutoCloseable {

  private final HttpServer server;
  private final Path folder;
  private final int people;
  private final int millis;
  private final int threads;
  private final AtomicLong first = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();

  private ImportTogether(Path folder, int people, int millis, int threads) throws IOException {
    this.folder = folder;
    this.people = people;
    this.millis = millis;
    this.threads = threads;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * @param arguments people, milliseconds for a picture and threads of a process, where others than
   *     800, 200 and 4 are wanted
   */
  public static void main(String[] arguments) throws Exception {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 800;
    int millis = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
    int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4;
    Path folder = Files.createTempDirectory("import-together");
    try (ImportTogether benchmark = new ImportTogether(folder, people, millis, threads)) {
      double one = benchmark.seconds(1);
      double two = benchmark.seconds(2);
      System.out.printf(
          "%d people, %d ms for a picture, %d threads in a process: one process %.1f s, two %.1f s,"
              + " %.2f times as fast%n",
          people, millis, threads, one, two, one / two);
    } finally {
      PathUtils.deleteDirectory(folder);
    }
    System.exit(0); // The database's threads would keep it.
  }

  private void answer(HttpExchange exchange) throws IOException {
    first.compareAndSet(0, System.nanoTime());
    asked.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    byte[] picture = House.picture(Integer.parseInt(path.substring(1, path.indexOf('.'))));
    try (exchange) {
      Thread.sleep(millis);
      exchange.getResponseHeaders().set("Content-Type", "image/png");
      exchange.sendResponseHeaders(200, picture.length);
      exchange.getResponseBody().write(picture);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private double seconds(int processes) throws Exception {
    Path home = Files.createDirectory(folder.resolve(processes + " processes"));
    Path list = home.resolve("people.csv");
    List<String> lines = new ArrayList<>(List.of("space,id,email,name,file-or-url"));
    for (int i = 0; i < people; i++) {
      String host = "http://127.0.0.1:" + server.getAddress().getPort();
      lines.add("creatorshub,%d,,,%s/%d.png".formatted(i + 1, host, i));
    }
    Files.write(list, lines);
    String database = PostgresServer.newDatabase();
    first.set(0);
    asked.set(0);
    List<Process> running = new ArrayList<>();
    try {
      for (int i = 0; i < processes; i++) {
        running.add(start(list, database, home, i));
      }
      for (Process process : running) {
        if (process.waitFor() != 0) {
          throw new IllegalStateException("an import ended with " + process.exitValue());
        }
      }
      if (asked.get() != people) {
        throw new IllegalStateException("pictures were asked for " + asked + " times");
      }
      return (System.nanoTime() - first.get()) / 1e9;
    } finally {
      running.forEach(Process::destroyForcibly);
    }
  }

  private Process start(Path list, String database, Path home, int number) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.bytedeco.javacpp.cachedir=" + Path.of("target", "native").toAbsolutePath(),
            "-classpath",
            System.getProperty("java.class.path"),
            "dev.avatargateway.Main",
            "import",
            "csv",
            "--from=" + list,
            "--threads=" + threads,
            "--fetch-allow=127.0.0.0/8",
            "--database-url=" + database,
            "--blobs=file:" + home.resolve("pictures"),
            "--data=" + home.resolve("data" + number))
        .inheritIO()
        .start();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
