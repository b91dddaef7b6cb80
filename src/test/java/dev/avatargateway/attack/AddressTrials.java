package dev.avatargateway.attack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatargateway.http.RawHttp;
import dev.avatargateway.stack.TestGateway;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * A gateway and its Internet in one namespace: tries every row of the tables as CreatorsHub's
 * {@code avatarUrl} and writes down what came of it.
 */
final class AddressTrials {

  private static final List<Integer> PORTS = List.of(80, 443, 21, 22, 25, 6379, 8000, 8443);
  private static final JsonMapper JSON = new JsonMapper();

  private final TestGateway gateway;
  private final Origin origin;
  private final String token;

  private AddressTrials(TestGateway gateway, Origin origin) {
    this.gateway = gateway;
    this.origin = origin;
    this.token = gateway.token("creatorshub", "6");
  }

  /** What came of a row, as it is written down. */
  record Result(
      int status, String error, List<String> connections, long attempts, boolean keptPicture) {}

  /**
   * @param arguments a folder for what is made and written
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Certificates certificates = new Certificates();
    certificates.trust(folder.resolve("trusted.p12"));
    byte[] picture = Files.readAllBytes(Path.of("compat-specs", "pictures", "photo.png"));
    Origin origin = new Origin(new OriginPages(picture), certificates);
    for (int port : PORTS) {
      origin.listen(port);
    }
    NameServer names = new NameServer("127.0.0.1", Attempt.lines("names.txt"));
    try (TestGateway gateway = TestGateway.start(folder.resolve("data"))) {
      AddressTrials trials = new AddressTrials(gateway, origin);
      trials.dress();
      write(folder.resolve("one-by-one"), trials.oneByOne(Attempt.all()));
      write(folder.resolve("at-once"), trials.atOnce(Attempt.table("slow.txt")));
    }
    origin.takeConnections();
    importList(folder);
    Files.write(folder.resolve("imported"), origin.takeConnections());
    names.close();
    System.exit(0);
  }

  /** A list of people whose pictures are at addresses, of which one is public. */
  private static void importList(Path folder) throws IOException, InterruptedException {
    List<String> rows = new ArrayList<>(List.of("space,id,email,name,file-or-url"));
    for (String url :
        List.of(
            "http://pictures.example/",
            "http://pictures.example/to/302/http%3A%2F%2F10.0.0.1%2F",
            "http://127.0.0.1/",
            "http://127.1/",
            "http://[::ffff:127.0.0.1]/",
            "http://mixed.example/",
            "http://private.example/",
            "http://169.254.169.254/")) {
      rows.add("creatorshub,%d,,,%s".formatted(rows.size(), url));
    }
    Path list = Files.write(folder.resolve("people.csv"), rows);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.bytedeco.javacpp.cachedir=" + Path.of("target", "native").toAbsolutePath(),
            "-classpath",
            System.getProperty("java.class.path"),
            "dev.avatargateway.Main",
            "import",
            "csv",
            "--from=" + list,
            "--data=" + folder.resolve("import"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      Files.write(folder.resolve("import-says"), out.readAllLines());
    }
    process.waitFor();
  }

  static List<Result> results(Path file) throws IOException {
    List<Result> results = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      results.add(JSON.readValue(line, Result.class));
    }
    return results;
  }

  private static void write(Path file, List<Result> results) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Result result : results) {
        out.write(JSON.writeValueAsString(result));
        out.newLine();
      }
    }
  }

  private void dress() throws IOException {
    byte[] other = Files.readAllBytes(Path.of("compat-specs", "pictures", "other.png"));
    try (RawHttp http = RawHttp.to(gateway.port())) {
      http.send(head("PUT", "updateAvatarBytes", "image/png", other.length)).send(other);
      if (http.read().status() != 200) {
        throw new IllegalStateException("no picture to keep");
      }
    }
  }

  private List<Result> oneByOne(List<Attempt> attempts) throws IOException {
    List<Result> results = new ArrayList<>();
    for (Attempt attempt : attempts) {
      origin.takeConnections();
      results.add(attempt(attempt));
    }
    return results;
  }

  private List<Result> atOnce(List<Attempt> attempts) throws Exception {
    List<Result> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<Result>> running = new ArrayList<>();
      for (Attempt attempt : attempts) {
        running.add(threads.submit(() -> attempt(attempt)));
      }
      for (Future<Result> one : running) {
        results.add(one.get());
      }
    }
    return results;
  }

  private Result attempt(Attempt attempt) throws IOException {
    byte[] body = JSON.writeValueAsBytes(Map.of("avatarUrl", spelt(attempt.url())));
    try (RawHttp http = RawHttp.to(gateway.port())) {
      String before = worn(http);
      long opened = activeOpens();
      http.send(head("PUT", "avatar", "application/json", body.length)).send(body);
      RawHttp.Response answer = http.read();
      long attempts = activeOpens() - opened;
      awaitConnections(attempts);
      return new Result(
          answer.status(),
          JSON.readTree(answer.body()).path("error").asText(),
          origin.takeConnections(),
          attempts,
          worn(http).equals(before));
    }
  }

  private String spelt(String url) {
    String management = gateway.managementUrl();
    return url.replace("{port}", String.valueOf(gateway.port()))
        .replace("{management}", management.substring(management.lastIndexOf(':') + 1));
  }

  private String worn(RawHttp http) throws IOException {
    return http.send(head("GET", "avatar", "", 0)).read().text();
  }

  private String head(String method, String tail, String type, int length) {
    return """
    %s /api/public/user/6/profile/%s HTTP/1.1
    Host: gateway
    Authorization: Bearer %s
    Content-Type: %s
    Content-Length: %d

    """
        .formatted(method, tail, token, type, length);
  }

  /** The listener may learn of a connection after the one who made it. */
  private void awaitConnections(long attempts) {
    long deadline = System.nanoTime() + 2_000_000_000L;
    while (origin.connections() < attempts && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** How many TCP connections were begun in this namespace, whoever they were for. */
  private static long activeOpens() throws IOException {
    List<String> tcp =
        Files.readAllLines(Path.of("/proc/net/snmp"), StandardCharsets.US_ASCII).stream()
            .filter(line -> line.startsWith("Tcp:"))
            .toList();
    int column = List.of(tcp.getFirst().split(" ")).indexOf("ActiveOpens");
    return Long.parseLong(List.of(tcp.getLast().split(" ")).get(column));
  }
}
