package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.Main;
import dev.avatargateway.core.BlobKey;
import dev.avatargateway.stack.Wire.Message;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.postgresql.PGConnection;

/** Many people in a PostgreSQL database of their own, who wear few pictures, and a gateway. */
final class Crowd implements AutoCloseable {

  private static final int PICTURES = 20;

  /** Behind the numbers that the gateway gave to what was set through it. */
  private static final int FIRST_CHANGE = 1000;

  private final int people;
  private final String database;
  private final Path folder;
  private final SmallServer server;
  private final Wire wire = new Wire();

  private Crowd(int people, String database, Path folder) throws IOException {
    this.people = people;
    this.database = database;
    this.folder = folder;
    this.server =
        SmallServer.serve(
            folder,
            List.of("-XX:+UseSerialGC"),
            List.of("--database-url=" + database, "--remember-people=0", "--sweep-every=0"));
  }

  /** Returns when all are in the database and the gateway is ready. */
  static Crowd gather(EmbeddedPostgres postgres, Path place, int people) throws Exception {
    String name = "crowd" + people;
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    Path folder = Files.createDirectories(place.resolve(name));
    String database = postgres.getJdbcUrl("postgres", name);
    try (TestGateway gateway =
        TestGateway.start(folder.resolve("data"), "--database-url=" + database)) {
      dress(gateway);
    }
    fill(database, people);
    return new Crowd(people, database, folder);
  }

  int people() {
    return people;
  }

  /** Stores the pictures that everybody wears, as the pictures with the first numbers. */
  private static void dress(TestGateway gateway) throws Exception {
    try (Wire wire = new Wire()) {
      for (int i = 0; i < PICTURES; i++) {
        HttpResponse<byte[]> answer =
            wire.send(
                new Message(
                    "PUT",
                    gateway.url() + "/api/v4/user/setting/avatar",
                    gateway.token("cloudreve", "seed" + i),
                    "image/png",
                    NumberedPicture.draw(i, "png")));
        assertThat(OnePerson.isSuccess(answer)).isTrue();
      }
    }
  }

  private static void fill(String database, int people) throws SQLException, IOException {
    long start = System.nanoTime();
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      copy(
          connection,
          people,
          "change (id, person, timeline, maker, changed_at, set_at, look, picture,"
              + " origin_space, origin_id, door, caller_space, caller_id, withdrawn)",
          i ->
              "%d\t%2$s\t%2$s\t%2$s\t7\t7\tPICTURE\t%3$d\tcloudreve\tp%4$d\tcloudreve\tcloudreve\tp%4$d\tf\n"
                  .formatted(FIRST_CHANGE + i, key(i), 1 + i % PICTURES, i));
      copy(
          connection,
          people,
          "person (id, name, root, changed_at, worn)",
          i -> "%1$s\t\t%1$s\t7\t%2$d\n".formatted(key(i), FIRST_CHANGE + i));
      copy(
          connection,
          people,
          "identity (space, external_id, person, born, username, email)",
          i ->
              "cloudreve\tp%1$d\t%2$s\t%2$s\tuser%1$d\tuser%1$d@example.org\n"
                  .formatted(i, key(i)));
      statement.execute("vacuum analyze");
    }
    System.out.printf(
        "%,d people were copied in %d s%n",
        people, Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }

  private static String key(int person) {
    return "00000000-0000-7000-8000-%012x".formatted(person);
  }

  private static void copy(Connection connection, int people, String table, IntFunction<String> row)
      throws SQLException, IOException {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy " + table + " from stdin", new Rows(people, row));
  }

  /** Looks at random people's pictures and adds how long each look took. */
  void read(int times, Random random, List<Long> nanos) throws Exception {
    for (int i = 0; i < times; i++) {
      int person = random.nextInt(people);
      long start = System.nanoTime();
      HttpResponse<byte[]> answer =
          wire.send(Message.get(server.url() + "/api/v4/user/avatar/p" + person, ""));
      nanos.add(System.nanoTime() - start);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(NumberedPicture.read(answer.body(), 200)).isEqualTo(person % PICTURES);
    }
  }

  /** Stores so many old blobs that nobody refers to. */
  void strew(int strays) throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(3)));
    for (int i = 0; i < strays; i++) {
      byte[] bytes = ("stray " + i).getBytes(StandardCharsets.US_ASCII);
      String key = BlobKey.of(bytes).toString();
      Path file = blobs().resolve(key.substring(0, 2)).resolve(key);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      Files.setLastModifiedTime(file, old);
    }
  }

  private Path blobs() {
    return folder.resolve("data/blobs");
  }

  /** Has the store examined. */
  void doctor() throws Exception {
    List<String> command =
        new ArrayList<>(
            SmallServer.java().stream().map(flag -> flag.replace("256m", "64m")).toList());
    command.addAll(
        List.of(
            Main.class.getName(),
            "doctor",
            "--data=" + folder.resolve("data"),
            "--database-url=" + database));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(folder.resolve("doctor").toFile())
            .start();
    long peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, ProcessMemory.resident(process));
      process.waitFor(Duration.ofMillis(100));
    }
    try (Stream<String> lines = Files.lines(folder.resolve("doctor"))) {
      System.out.printf(
          "doctor with 64 MiB of heap: exit %d after %d s, peak %d MB resident, %,d lines%n",
          process.exitValue(),
          Duration.ofNanos(System.nanoTime() - start).toSeconds(),
          peak >> 10,
          lines.count());
    }
  }

  /** Has another gateway sweep the store, once. */
  void sweep() throws IOException {
    Path place = Files.createDirectories(folder.resolve("sweeper"));
    long start = System.nanoTime();
    try (SmallServer sweeper =
        SmallServer.serve(
            place,
            List.of("-Xmx64m", "-XX:+UseSerialGC"),
            List.of(
                "--database-url=" + database,
                "--blobs=file:" + blobs(),
                "--sweep-every=1s",
                "--sweep-grace=1m"))) {
      String swept =
          Awaitility.await()
              .atMost(Duration.ofHours(6))
              .until(
                  () -> sweeper.log().lines().filter(line -> line.contains("Swept")).findFirst(),
                  Optional::isPresent)
              .orElseThrow();
      System.out.printf(
          "sweeper with 64 MiB of heap: %d s, peak %d MB resident; %s%n",
          Duration.ofNanos(System.nanoTime() - start).toSeconds(), sweeper.peakMib(), swept);
    }
  }

  @Override
  public void close() {
    wire.close();
    server.close();
  }

  /** The rows of one table as text, made as they are read. */
  private static final class Rows extends Reader {

    private final int count;
    private final IntFunction<String> row;
    private String rest = "";
    private int next;

    private Rows(int count, IntFunction<String> row) {
      this.count = count;
      this.row = row;
    }

    @Override
    public int read(char[] into, int offset, int length) {
      StringBuilder text = new StringBuilder(rest);
      while (text.length() < length && next < count) {
        text.append(row.apply(next++));
      }
      if (text.isEmpty()) {
        return -1;
      }
      int taken = Math.min(length, text.length());
      text.getChars(0, taken, into, offset);
      rest = text.substring(taken);
      return taken;
    }

    @Override
    public void close() {}
  }
}
