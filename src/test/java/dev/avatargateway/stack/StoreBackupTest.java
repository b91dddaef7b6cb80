package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.stack.Wire.Message;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code store backup} of a store in a folder. */
class StoreBackupTest {

  private static final int THREADS = 3;
  private static final int BEFORE = 40;

  @TempDir Path folder;
  private final Wire wire = new Wire();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final CountDownLatch enough = new CountDownLatch(BEFORE);
  private final AtomicBoolean stop = new AtomicBoolean();

  @AfterEach
  void close() {
    wire.close();
  }

  /** Dresses ever new people. */
  private Void write(TestGateway gateway) throws Exception {
    while (!stop.get()) {
      int number = numbers.incrementAndGet();
      String id = "u" + number;
      HttpResponse<byte[]> answer =
          wire.send(
              new Message(
                  "PUT",
                  gateway.url() + "/api/v4/user/setting/avatar",
                  gateway.token("cloudreve", id),
                  "image/png",
                  Portrait.draw(number, "png").bytes()));
      assertThat(OnePerson.isSuccess(answer)).isTrue();
      acknowledged.add(id);
      enough.countDown();
    }
    return null;
  }

  private byte[] picture(TestGateway gateway, String id) throws Exception {
    HttpResponse<byte[]> answer =
        wire.send(Message.get(gateway.url() + "/api/v4/user/avatar/" + id, ""));
    assertThat(answer.statusCode()).as(id).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).as(id).contains("image/png");
    return answer.body();
  }

  private Jar.Outcome backup(Path data, Path to) throws Exception {
    return StoreProcess.run("backup", "--data", data.toString(), "--to", to.toString());
  }

  @Test
  void backupOfARunningStoreHasWhatWasAcknowledgedAndIsWhole() throws Exception {
    Path data = folder.resolve("data");
    Path copy = folder.resolve("backups").resolve("today");
    List<String> before;
    try (TestGateway gateway = TestGateway.start(data)) {
      List<Future<Void>> writers = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
        for (int i = 0; i < THREADS; i++) {
          writers.add(threads.submit(() -> write(gateway)));
        }
        assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
        before = List.copyOf(acknowledged);
        Jar.Outcome outcome = backup(data, copy);
        stop.set(true);
        assertThat(outcome.done()).contains(" 0 missing");
      } finally {
        stop.set(true);
      }
      for (Future<Void> writer : writers) {
        writer.get();
      }
      try (TestGateway restored = TestGateway.start(copy)) {
        for (String id : before) {
          assertThat(picture(restored, id)).as(id).isEqualTo(picture(gateway, id));
        }
      }
    }
    assertThat(acknowledged.size()).isGreaterThan(before.size());
    assertThat(Files.getPosixFilePermissions(copy.resolve("secret"))).hasSize(2);
    assertThat(copy.resolve("secret")).hasSameTextualContentAs(data.resolve("secret"));
    assertThat(
            StoreProcess.run(
                    "copy", "--from", copy.toString(), "--to", "file:" + folder.resolve("checked"))
                .done())
        .contains(" 0 lost");
    try (Stream<Path> beside = Files.list(folder.resolve("backups"))) {
      assertThat(beside).containsExactly(copy);
    }
    try (Stream<Path> left = Files.list(data)) {
      assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("backup-"));
    }
  }

  @Test
  void backupOfAStoreAtRestHoldsJustWhatItRefersTo() throws Exception {
    Path data = folder.resolve("data");
    Path copy = Files.createDirectory(folder.resolve("copy"));
    FullStore.fill(data, 250);

    assertThat(backup(data, copy).done()).contains(" 0 missing");

    assertThat(Dump.ofFolder(copy)).isEqualTo(Dump.ofFolder(data));
    assertThat(FullStore.blobs(copy))
        .isSubsetOf(FullStore.blobs(data))
        .hasSize(Dump.ofFolder(data).getOrDefault("picture", List.of()).size());
    assertThat(backup(data, copy).refused(2)).contains("is there and not empty");
  }

  @Test
  void backupWithinTheStoreOrAroundItIsRefused() throws Exception {
    Path data = folder.resolve("top/data");
    FullStore.fill(data, 250);
    Path link = Files.createSymbolicLink(folder.resolve("link"), data);
    for (Path bad :
        List.of(
            data,
            data.resolve("copy"),
            data.resolve("blobs/copy"),
            link.resolve("c"),
            folder.resolve("top"))) {
      assertThat(backup(data, bad).refused(2)).startsWith("--to: ");
    }
    assertThat(data.resolve("copy")).doesNotExist();
    assertThat(data.resolve("c")).doesNotExist();
    try (Stream<Path> names = Files.list(data)) {
      assertThat(names.map(name -> name.getFileName().toString()))
          .containsExactlyInAnyOrder("blobs", "catalog.mv.db", "secret");
    }
  }

  @Test
  void storeThatNeverHadAPictureIsBackedUp() throws Exception {
    Path data = folder.resolve("young");
    StoreProcess.program(
            "person add", "--name=Ada", "--mattermost=" + OnePerson.MATTERMOST, "--data=" + data)
        .done();
    Path copy = folder.resolve("copy");

    assertThat(backup(data, copy).done()).contains("0 pictures, 0 missing");

    TestGateway.start(copy).close();
  }

  @Test
  void whatCannotBeBackedUpIsRefused() throws Exception {
    Path nowhere = folder.resolve("nowhere");
    assertThat(backup(nowhere, folder.resolve("copy")).refused(2)).contains("there is no store in");
    assertThat(nowhere).doesNotExist();
    assertThat(
            StoreProcess.run(
                    "backup",
                    "--to",
                    folder.resolve("copy").toString(),
                    "--database-url=jdbc:postgresql://127.0.0.1/none")
                .refused(2))
        .contains("pg_dump");
  }
}
