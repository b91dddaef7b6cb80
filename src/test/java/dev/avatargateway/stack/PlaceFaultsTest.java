package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.avatargateway.real.SmallDisk;
import dev.avatargateway.stack.OnePerson.Sight;
import dev.avatargateway.stack.Wire.Message;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The place where a running gateway keeps things goes bad and comes back: nobody is told that they
 * were served who was not, the operator is told why, and service returns by itself.
 */
final class PlaceFaultsTest {

  @TempDir Path folder;
  private final Wire wire = new Wire();
  private SmallDisk disk;

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(SmallDisk.isAllowed(folder.resolve("trial")), "only root can mount a small disk");
    disk = SmallDisk.on(folder.resolve("disk"), 8);
  }

  @AfterEach
  void unmount() throws IOException {
    wire.close();
    if (disk != null) {
      disk.close();
    }
  }

  /** One with its pictures on the small disk, of which it remembers none. */
  private TestGateway picturesOnDisk() throws IOException {
    return TestGateway.start(
        folder.resolve("data"),
        "--blobs=file:" + blobs(),
        "--min-free-space=0",
        "--remember-pictures=0");
  }

  private Path blobs() {
    return disk.folder().resolve("blobs");
  }

  private static List<Message> writes(OnePerson person, int number) throws IOException {
    byte[] png = NumberedPicture.draw(number, "png");
    return List.of(
        person.cloudreve("image/png", png),
        person.mattermost("image", png),
        person.creatorsHubBytes(png));
  }

  private static List<Message> reads(TestGateway gateway, OnePerson person) throws Exception {
    return List.of(
        Message.get(gateway.url() + "/api/v4/user/avatar/" + OnePerson.CLOUDREVE, ""),
        Message.get(
            gateway.url() + "/api/v4/users/" + OnePerson.MATTERMOST + "/image",
            person.mattermostToken),
        Message.get(person.avatarUrl(), ""));
  }

  private void assertRefused(List<Message> messages) throws Exception {
    for (Message message : messages) {
      HttpResponse<byte[]> answer = wire.send(message);
      String body = new String(answer.body(), StandardCharsets.UTF_8);
      assertThat(answer.headers().firstValue("Retry-After")).as(body).contains("5");
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).doesNotStartWith("image/");
      assertThat(body).doesNotContain("Exception", "\tat ", folder.toString());
      if (answer.statusCode() == 200) {
        assertThat(OnePerson.isSuccess(answer)).isFalse();
      }
    }
  }

  private void assertTaken(List<Message> messages) throws Exception {
    for (Message message : messages) {
      HttpResponse<byte[]> answer = wire.send(message);
      String body = new String(answer.body(), StandardCharsets.UTF_8);
      assertThat(OnePerson.isSuccess(answer)).as(body).isTrue();
    }
  }

  @Test
  void fullDiskOfPictures() throws Exception {
    try (TestGateway gateway = picturesOnDisk()) {
      OnePerson person = new OnePerson(gateway, wire);
      assertTaken(writes(person, 1).subList(0, 1));
      Sight before = person.look();
      disk.fill();

      assertRefused(writes(person, 2));
      person.look().assertSame(before);
      assertThat(wire.readiness(gateway))
          .startsWith("503 blobs: ")
          .contains("No space left on device");

      disk.free();
      wire.awaitReady(gateway);
      assertTaken(writes(person, 3));
    }
  }

  @Test
  void readOnlyDiskOfPictures() throws Exception {
    try (TestGateway gateway = picturesOnDisk()) {
      OnePerson person = new OnePerson(gateway, wire);
      assertTaken(writes(person, 1).subList(0, 1));
      Sight before = person.look();
      disk.lock();

      assertRefused(writes(person, 2));
      person.look().assertSame(before);
      assertThat(wire.readiness(gateway))
          .startsWith("503 blobs: ")
          .contains("Read-only file system");

      disk.unlock();
      wire.awaitReady(gateway);
      assertTaken(writes(person, 3));
    }
  }

  @Test
  void missingFolderOfPictures() throws Exception {
    awayAndBack(false);
  }

  @Test
  void emptyFolderInThePlaceOfThePicturesIsNotTheirs() throws Exception {
    awayAndBack(true);
  }

  private void awayAndBack(boolean emptyInstead) throws Exception {
    try (TestGateway gateway = picturesOnDisk()) {
      OnePerson person = new OnePerson(gateway, wire);
      assertTaken(writes(person, 1).subList(0, 1));
      Sight before = person.look();
      List<Message> asked = reads(gateway, person);
      Path away = Files.move(blobs(), disk.folder().resolve("away"));
      if (emptyInstead) {
        Files.createDirectory(blobs());
      }

      assertRefused(asked);
      assertRefused(writes(person, 2));
      if (emptyInstead) {
        assertThat(blobs()).isEmptyDirectory();
      } else {
        assertThat(blobs()).doesNotExist();
      }
      assertThat(wire.readiness(gateway)).startsWith("503 blobs: ").contains("folder is missing");

      Files.deleteIfExists(blobs());
      Files.move(away, blobs());
      wire.awaitReady(gateway);
      person.look().assertSame(before);
      assertTaken(writes(person, 3));
    }
  }

  @Test
  void damagedAndMissingPictureAreNeverServedAndHealWhenTheyAreSetAgain() throws Exception {
    try (TestGateway gateway = picturesOnDisk()) {
      OnePerson person = new OnePerson(gateway, wire);
      assertTaken(writes(person, 1).subList(0, 1));
      Sight before = person.look();
      List<Message> asked = reads(gateway, person);
      for (boolean missing : new boolean[] {false, true}) {
        Path blob = onlyBlob();
        if (missing) {
          Files.delete(blob);
        } else {
          byte[] bytes = Files.readAllBytes(blob);
          for (int i = 0; i < bytes.length; i += 64) {
            bytes[i] ^= 1;
          }
          Files.write(blob, bytes);
        }
        assertThat(wire.send(asked.get(0)).statusCode()).isEqualTo(404);
        HttpResponse<byte[]> initials = wire.send(asked.get(1));
        assertThat(initials.statusCode()).isEqualTo(200);
        assertThat(initials.body()).isNotEqualTo(before.mattermost());
        assertThat(wire.send(asked.get(2)).statusCode()).isEqualTo(404);

        assertTaken(writes(person, 1).subList(0, 1));
        person.look().assertSame(before);
      }
    }
  }

  private Path onlyBlob() throws IOException {
    try (Stream<Path> all = Files.walk(blobs())) {
      return all.filter(path -> path.getFileName().toString().matches("[0-9a-f]{64}"))
          .reduce((one, other) -> Path.of("several"))
          .orElseThrow();
    }
  }

  @Test
  void fullDiskOfTheCatalog() throws Exception {
    try (TestGateway gateway = catalogOnDisk()) {
      OnePerson person = new OnePerson(gateway, wire);
      Citizen other = new Citizen(gateway, 1);
      assertTaken(List.of(other.upload(gateway.url(), 0, NumberedPicture.draw(77, "png"))));
      assertThat(other.worn(gateway.url(), wire)).isEqualTo(77);
      assertTaken(writes(person, 1).subList(0, 1));
      disk.fill();

      int taken = fillCatalog(person);
      assertRefused(writes(person, taken + 100));
      assertThat(wire.readiness(gateway)).startsWith("503 ").contains("catalog: ");
      assertThat(other.worn(gateway.url(), wire)).isEqualTo(77);

      disk.free();
      wire.awaitReady(gateway);
      assertThat(NumberedPicture.read(person.look().cloudreve(), 200)).isEqualTo(taken);
      assertTaken(writes(person, 999));
      assertThat(NumberedPicture.read(person.look().cloudreve(), 200)).isEqualTo(999);
    }
  }

  @Test
  void noAcknowledgedChangeIsLostWhenTheDiskOfTheCatalogIsFullAgainAndAgain() throws Exception {
    List<Citizen> citizens = new ArrayList<>();
    List<Shown> shown = new ArrayList<>();
    try (TestGateway gateway = catalogOnDisk();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicBoolean stop = new AtomicBoolean();
      Semaphore taken = new Semaphore(0);
      Semaphore refused = new Semaphore(0);
      List<Future<Shown>> running = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Citizen citizen = new Citizen(gateway, i);
        citizens.add(citizen);
        running.add(clients.submit(() -> dress(citizen, gateway.url(), stop::get, taken, refused)));
      }
      for (int i = 0; i < 3; i++) {
        assertThat(taken.tryAcquire(60, 60, TimeUnit.SECONDS)).isTrue();
        disk.fill();
        refused.drainPermits();
        assertThat(refused.tryAcquire(20, 60, TimeUnit.SECONDS)).isTrue();
        disk.free();
        taken.drainPermits();
      }
      assertThat(taken.tryAcquire(60, 60, TimeUnit.SECONDS)).isTrue();
      stop.set(true);
      for (Future<Shown> client : running) {
        shown.add(client.get());
      }
    }
    try (TestGateway gateway = catalogOnDisk()) {
      for (int i = 0; i < citizens.size(); i++) {
        int worn = citizens.get(i).worn(gateway.url(), wire);
        assertThat(worn).isBetween(shown.get(i).acknowledged, shown.get(i).sent);
      }
    }
  }

  /** The numbers of somebody's last picture that was taken, and of the last that was sent. */
  private record Shown(int acknowledged, int sent) {}

  private Shown dress(
      Citizen citizen, String host, BooleanSupplier stop, Semaphore taken, Semaphore refused)
      throws Exception {
    int acknowledged = 0;
    int sent = 0;
    while (!stop.getAsBoolean() && sent < 1000) {
      byte[] picture = NumberedPicture.draw(++sent, "png");
      if (OnePerson.isSuccess(wire.send(citizen.upload(host, sent % Citizen.WAYS, picture)))) {
        acknowledged = sent;
        taken.release();
      } else {
        refused.release();
      }
    }
    return new Shown(acknowledged, sent);
  }

  /** One with its catalog on the small disk, and its pictures elsewhere. */
  private TestGateway catalogOnDisk() throws IOException {
    return TestGateway.start(
        disk.folder().resolve("data"),
        "--blobs=file:" + folder.resolve("blobs"),
        "--min-free-space=0");
  }

  /** Changes somebody's picture until that is refused; the last one that was taken. */
  private int fillCatalog(OnePerson person) throws Exception {
    int taken = 1;
    while (OnePerson.isSuccess(wire.send(writes(person, taken + 1).getFirst()))) {
      taken++;
      assertThat(taken).isLessThan(900);
    }
    return taken;
  }
}
