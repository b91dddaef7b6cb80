package dev.avatargateway.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.contract.PostgresServer;
import dev.avatargateway.real.S3Server;
import dev.avatargateway.stack.Wire.Message;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code store copy} between a folder and PostgreSQL with a bucket. */
class StoreCopyTest {

  private static final int KILLS = 2;

  @TempDir Path folder;

  private static String[] line(Object... words) {
    List<String> all = new ArrayList<>();
    for (Object word : words) {
      if (word instanceof String[] some) {
        all.addAll(Arrays.asList(some));
      } else {
        all.add(word.toString());
      }
    }
    return all.toArray(String[]::new);
  }

  private static String[] bucket(String end, S3Server server) {
    return new String[] {
      end,
      "s3://pictures/all",
      end + "-blobs-endpoint",
      server.url(),
      end + "-blobs-region",
      "us-east-1",
      end + "-blobs-path-style"
    };
  }

  private S3Server s3() throws Exception {
    Path root = folder.resolve("s3");
    Files.createDirectories(root.resolve("pictures"));
    return new S3Server(root);
  }

  @Test
  void copyAndCopyBackAreTheSameThoughKilledOnTheWay() throws Exception {
    Path data = folder.resolve("data");
    Path back = folder.resolve("back");
    FullStore.fill(data, 3000);
    var everything = Dump.ofFolder(data);
    assertThat(everything).allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
    String url = PostgresServer.newDatabase();
    try (S3Server server = s3()) {
      String[] there = line("copy", "--from", data, "--to", url, bucket("--to", server));
      for (int i = 0; i < KILLS; i++) {
        killOnceBegun(there, () -> hasMark(url));
      }
      Jar.Outcome up = StoreProcess.run(there);
      assertThat(up.done()).contains("the same in both").contains(" 0 lost");
      assertThat(Dump.of(url)).isEqualTo(everything);

      String[] here = line("copy", "--from", url, bucket("--from", server), "--to", back);
      for (int i = 0; i < KILLS; i++) {
        killOnceBegun(here, () -> Files.exists(back.resolve("catalog.mv.db")));
      }
      assertThat(StoreProcess.run(here).done()).contains("the same in both").contains(" 0 lost");
    }
    assertThat(Dump.ofFolder(back)).isEqualTo(everything);
    assertThat(FullStore.blobs(back)).isNotEmpty().isSubsetOf(FullStore.blobs(data));
    assertThat(back.resolve("secret")).hasSameTextualContentAs(data.resolve("secret"));
    assertThat(Files.getPosixFilePermissions(back.resolve("secret"))).hasSize(2);
    assertEveryReferenceIsWhole(back);
  }

  /** What can be asked without a word of failure. */
  private interface Question {
    boolean holds() throws Exception;
  }

  private static void killOnceBegun(String[] line, Question begun) throws Exception {
    Process process = StoreProcess.start(line);
    try {
      while (process.isAlive() && !begun.holds()) {
        process.waitFor(10, TimeUnit.MILLISECONDS);
      }
      process.waitFor(ThreadLocalRandom.current().nextInt(600), TimeUnit.MILLISECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
    // One that came to its end before it was killed has nothing left to do, and says so.
  }

  private static boolean hasMark(String url) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var tables = connection.getMetaData().getTables(null, "public", "copying", null)) {
      return tables.next();
    }
  }

  private static void assertEveryReferenceIsWhole(Path data) throws Exception {
    Path other = data.resolveSibling(data.getFileName() + "-checked");
    assertThat(StoreProcess.run("copy", "--from", data.toString(), "--to", "file:" + other).done())
        .contains(" 0 lost");
  }

  @Test
  void gatewayOnTheCopyServesTheSameBytesVersionsAndTokens() throws Exception {
    Path data = folder.resolve("data");
    String url = PostgresServer.newDatabase();
    Map<String, byte[]> seen = new LinkedHashMap<>();
    String token;
    try (S3Server server = s3();
        Wire wire = new Wire()) {
      try (TestGateway gateway = TestGateway.start(data)) {
        OnePerson person = new OnePerson(gateway, wire);
        token = person.mattermostToken;
        List<String> paths = new ArrayList<>();
        paths.add("/api/v4/user/avatar/" + OnePerson.CLOUDREVE);
        paths.add("/api/v4/users/" + OnePerson.MATTERMOST + "/image");
        for (int i = 0; i < 3; i++) {
          byte[] png = Portrait.draw(i, "png").bytes();
          var answer = wire.send(person.cloudreve("image/png", png));
          assertThat(OnePerson.isSuccess(answer)).as(new String(answer.body(), UTF_8)).isTrue();
          paths.add(URI.create(person.avatarUrl()).getPath());
        }
        for (String path : paths) {
          seen.put(path, picture(wire, gateway, path, token));
        }
        Jar.Outcome refused = StoreProcess.run(line("copy", "--from", data, "--to", url));
        assertThat(refused.refused(1)).contains("stop the server or copy a backup of it");
      }
      StoreProcess.run(line("copy", "--from", data, "--to", url, bucket("--to", server))).done();
      System.setProperty("aws.accessKeyId", S3Server.KEY);
      System.setProperty("aws.secretAccessKey", S3Server.SECRET);
      try (TestGateway copied =
          TestGateway.start(
              folder.resolve("node"),
              "--database-url=" + url,
              "--blobs=s3://pictures/all",
              "--blobs-endpoint=" + server.url(),
              "--blobs-region=us-east-1",
              "--blobs-path-style")) {
        assertThat(
                StoreProcess.run(
                        line(
                            "copy",
                            "--from",
                            url,
                            bucket("--from", server),
                            "--to",
                            folder.resolve("back")))
                    .done())
            .contains("a gateway is running on the database")
            .contains("the same in both");
        for (var one : seen.entrySet()) {
          assertThat(picture(wire, copied, one.getKey(), token)).isEqualTo(one.getValue());
        }
        Jar.Outcome running = StoreProcess.run(line("copy", "--from", data, "--to", url));
        assertThat(running.refused(1)).contains("a gateway is running on");
      } finally {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
      }
      assertThat(StoreProcess.run(line("copy", "--from", data, "--to", url)).done())
          .contains("already complete");
      PostgresServer.execute(url, "update person set name = 'another'");
      Jar.Outcome full = StoreProcess.run(line("copy", "--from", data, "--to", url));
      assertThat(full.refused(1)).contains("is not empty");
      assertThat(hasMark(url)).isFalse();
    }
  }

  private static byte[] picture(Wire wire, TestGateway gateway, String path, String token)
      throws Exception {
    var answer = wire.send(Message.get(gateway.url() + path, token));
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("image/");
    return answer.body();
  }

  @Test
  void damagedAndMissingPicturesAreNamedAndTheRestIsCopied() throws Exception {
    Path data = folder.resolve("data");
    Path copy = folder.resolve("copy");
    FullStore.fill(data, 250);
    List<String> packs = List.copyOf(FullStore.blobs(data));
    String damaged = referenced(data, packs, 0);
    String missing = referenced(data, packs, 7);
    Path file = data.resolve("blobs").resolve(damaged.substring(0, 2)).resolve(damaged);
    byte[] bytes = Files.readAllBytes(file);
    bytes[0] ^= 1;
    Files.write(file, bytes);
    Files.delete(data.resolve("blobs").resolve(missing.substring(0, 2)).resolve(missing));

    Jar.Outcome outcome = StoreProcess.run(line("copy", "--from", data, "--to", copy));

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).contains("2 lost").contains("the same in both");
    assertThat(outcome.err())
        .contains("lost: picture " + damaged + ", it is damaged")
        .contains("lost: picture " + missing + ", it is missing");
    assertThat(Dump.ofFolder(copy)).isEqualTo(Dump.ofFolder(data));
    assertThat(FullStore.blobs(copy))
        .hasSize(Dump.ofFolder(data).getOrDefault("picture", List.of()).size() - 2);
  }

  @Test
  void finishedCopyIsCompleteAndPicturesThatWereThereAreCountedApart() throws Exception {
    Path data = folder.resolve("data");
    Path copy = folder.resolve("copy");
    FullStore.fill(data, 250);
    String[] line = line("copy", "--from", data, "--to", copy);
    int all = Dump.ofFolder(data).getOrDefault("picture", List.of()).size();
    assertThat(StoreProcess.run(line).done())
        .contains("pictures: %,d copied in this run, 0 were there already, 0 lost".formatted(all));
    String gone = FullStore.blobs(copy).getFirst();
    Files.delete(copy.resolve("blobs").resolve(gone.substring(0, 2)).resolve(gone));

    assertThat(StoreProcess.run(line).done())
        .contains("already complete", "the same in both")
        .contains(
            "pictures: 1 copied in this run, %,d were there already, 0 lost".formatted(all - 1));

    assertThat(FullStore.blobs(copy)).contains(gone);
    assertThat(copy.resolve("blobs/store.id")).isNotEmptyFile();
    Files.writeString(copy.resolve("secret"), "another".repeat(9));
    assertThat(StoreProcess.run(line).refused(1)).contains("is not empty");
  }

  private static String referenced(Path data, List<String> packs, int skip) throws SQLException {
    List<String> pictures = Dump.ofFolder(data).getOrDefault("picture", List.of());
    return packs.stream()
        .filter(pack -> pictures.stream().anyMatch(row -> row.contains(pack)))
        .skip(skip)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void unfinishedCopyIsRefusedByServerAndByCopiesOfOthers() throws Exception {
    Path data = folder.resolve("data");
    FullStore.fill(data, 250);
    Path other = folder.resolve("other");
    FullStore.fill(other, 250);
    String url = PostgresServer.newDatabase();
    String[] line = line("copy", "--from", data, "--to", url);
    StoreProcess.run(line).done();
    PostgresServer.execute(
        url,
        """
        create table copying (part varchar(600) primary key, reached varchar not null);
        insert into copying values ('source', 'the folder %s');
        insert into copying values ('rows person', 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        """
            .formatted(data));

    String serve = StoreProcess.run(line("copy", "--from", other, "--to", url)).refused(1);
    assertThat(serve).contains("holds the unfinished copy of the folder " + data);
    assertThatThrownBy(
            () -> TestGateway.start(folder.resolve("node"), "--database-url=" + url).close())
        .hasMessageContaining("is a copy that was not brought to its end");
  }

  @Test
  void sourceThatWasWrittenToMeanwhileIsCopiedAnew() throws Exception {
    Path data = folder.resolve("data");
    FullStore.fill(data, 250);
    String url = PostgresServer.newDatabase();
    String[] line = line("copy", "--from", data, "--to", url);
    StoreProcess.run(line).done();
    PostgresServer.execute(
        url,
        """
        create table copying (part varchar(600) primary key, reached varchar not null);
        insert into copying values ('source', 'the folder %s');
        update person set name = 'another' where id = (select id from person order by id limit 1);
        """
                .formatted(data)
            + marks(url));

    Jar.Outcome differs = StoreProcess.run(line);
    assertThat(differs.exit()).as(differs.err()).isEqualTo(1);
    assertThat(differs.out()).contains("differs: person").contains("begin anew");
    assertThat(StoreProcess.run(line).done()).contains("the same in both");
    assertThat(Dump.of(url)).isEqualTo(Dump.ofFolder(data));
  }

  /** As if all rows were copied. */
  private static String marks(String url) throws SQLException {
    StringBuilder marks = new StringBuilder();
    for (var table : Dump.of(url).entrySet()) {
      String last =
          switch (table.getKey()) {
            case "person", "link" -> "ffffffff-ffff-ffff-ffff-ffffffffffff";
            case "picture", "change" -> "9000000000000000000";
            case "rendition" -> "9000000000000000000&0";
            case "errand" -> "ffffffff-ffff-ffff-ffff-ffffffffffff&z";
            case "gone" -> "ffffffff-ffff-ffff-ffff-ffffffffffff&z&z";
            case "shared_span" -> null;
            case "identity" -> "z&z";
            case "pseudonym" -> "z&z&z";
            default -> "z";
          };
      if (last != null) {
        marks.append(
            "insert into copying values ('rows %s', '%s');".formatted(table.getKey(), last));
      }
    }
    return marks + "delete from shared_span";
  }
}
