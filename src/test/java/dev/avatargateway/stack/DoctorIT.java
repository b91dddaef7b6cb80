package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Sha256;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor over a store that a server filled, beside that server and without it. */
final class DoctorIT {

  private static final List<String> WHO = List.of("anna", "bert", "carl", "dora");

  @TempDir private Path data;

  @Test
  void findsEveryFaultBesideAServerAndWithoutOneAndRepairsWhatItMay() throws Exception {
    try (GatewayProcess server = GatewayProcess.serve(data);
        Wire wire = new Wire()) {
      for (int i = 0; i < WHO.size(); i++) {
        upload(wire, server, i);
      }
      assertThat(doctor().done()).contains("in the catalog: 4", "in the store: 4");
      spoil();
      assertFaults(doctor());
      assertThat(server.stop()).isZero();
    }
    assertFaults(doctor());
    assertThat(data.resolve("blobs/trash")).doesNotExist();

    try (GatewayProcess server = GatewayProcess.serve(data);
        Wire wire = new Wire()) {
      Jar.Outcome repair = doctor("--repair");
      assertThat(repair.exit()).isEqualTo(1);
      assertThat(repair.out()).contains("moved to the trash: 2", "; moved to the trash");
      try (Stream<Path> trash = Files.list(data.resolve("blobs/trash"))) {
        assertThat(trash).hasSize(2);
      }
      assertThat(doctor().out()).contains("dangling: 2", "orphan: 0", "damaged: 0");
      Files.delete(blobs().getFirst());
      for (int i = 0; i < WHO.size(); i++) {
        upload(wire, server, i);
      }
      assertThat(server.stop()).isZero();
    }
    assertThat(doctor("--repair").done()).contains("dangling: 0", "moved to the trash: 0");
  }

  @Test
  void whereThereIsNoStoreNoneIsMade() throws Exception {
    Path nowhere = data.resolve("nowhere");
    assertThat(Jar.run("doctor", "--data=" + nowhere).refused(2))
        .contains("--data: there is no store in");
    assertThat(nowhere).doesNotExist();
    assertThat(Jar.run("doctor", "--data=" + data, "--sweep-grace=1s").refused(2))
        .startsWith("--sweep-grace: ");
  }

  /** One is gone, one damaged, one no file at all, and one is nobody's. */
  private void spoil() throws IOException {
    List<Path> blobs = blobs();
    Files.delete(blobs.get(0));
    byte[] bytes = Files.readAllBytes(blobs.get(1));
    bytes[bytes.length / 2] ^= 1;
    Files.write(blobs.get(1), bytes);
    Files.delete(blobs.get(2));
    Files.createDirectory(blobs.get(2));
    byte[] stray = "nobody's".getBytes(StandardCharsets.UTF_8);
    String name = Sha256.of(stray).hex();
    Path folder = Files.createDirectories(data.resolve("blobs").resolve(name.substring(0, 2)));
    Path file = Files.write(folder.resolve(name), stray);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
  }

  private static void assertFaults(Jar.Outcome outcome) {
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("dangling: 1", "orphan: 1", "damaged: 1", "unreadable: 1", "fresh: 0")
        .containsPattern("(?m)^dangling [0-9a-f]{64} of cloudreve:\\w+: ")
        .containsPattern("(?m)^damaged [0-9a-f]{64} of cloudreve:\\w+: ")
        .containsPattern("(?m)^unreadable [0-9a-f]{64} of cloudreve:\\w+: ")
        .containsPattern("(?m)^orphan [0-9a-f]{64}: ");
  }

  /** What lies where blobs lie, in the order of their names. */
  private List<Path> blobs() throws IOException {
    try (Stream<Path> all = Files.walk(data.resolve("blobs"), 2)) {
      return all.filter(path -> path.getFileName().toString().matches("[0-9a-f]{64}"))
          .sorted()
          .toList();
    }
  }

  private Jar.Outcome doctor(String... flags) throws Exception {
    return Jar.run(
        Stream.concat(Stream.of("doctor", "--data=" + data), Stream.of(flags))
            .toArray(String[]::new));
  }

  private void upload(Wire wire, GatewayProcess server, int number) throws Exception {
    String token =
        Jar.run("token", "--space=cloudreve", "--user=" + WHO.get(number), "--data=" + data)
            .lastLine();
    Message message =
        new Message(
            "PUT",
            server.url() + "/api/v4/user/setting/avatar",
            token,
            "image/png",
            NumberedPicture.draw(number + 1, "png"));
    assertThat(OnePerson.isSuccess(wire.send(message))).isTrue();
  }
}
