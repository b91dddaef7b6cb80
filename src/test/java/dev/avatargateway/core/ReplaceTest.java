package dev.avatargateway.core;

import static dev.avatargateway.core.Hall.ALICE;
import static dev.avatargateway.core.Hall.BOB;
import static dev.avatargateway.core.Hall.CLEAR_MASTER;
import static dev.avatargateway.core.Hall.LIMITS;
import static dev.avatargateway.core.Hall.MASTER;
import static dev.avatargateway.core.Hall.PNG_128;
import static dev.avatargateway.core.Hall.PNG_200;
import static dev.avatargateway.core.Hall.PNG_50;
import static dev.avatargateway.core.Hall.caller;
import static dev.avatargateway.core.Hall.refusal;
import static dev.avatargateway.core.Hall.self;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New pictures, and those that are refused. */
class ReplaceTest {

  @TempDir Path temp;
  private final FaultyBlobStore blobs = new FaultyBlobStore();
  private final MockWebServer server = new MockWebServer();
  private Hall hall;

  @BeforeEach
  void open() throws IOException {
    hall = new Hall(temp, blobs, Directory.NONE);
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  @AfterEach
  void close() {
    server.close();
    hall.close();
  }

  private NewAvatar linked(byte[] served) {
    server.enqueue(new MockResponse.Builder().body(new Buffer().write(served)).build());
    return new NewAvatar.Linked(server.url("/face").toString(), LIMITS);
  }

  private Refusal refusedWithoutATrace(ThrowingCallable attempt) throws IOException {
    final Portrait before = hall.portrait(ALICE);
    final byte[] shown = hall.shown(ALICE, PNG_200);
    final long stored = hall.stored();
    Refusal refusal = refusal(attempt);
    assertThat(hall.portrait(ALICE)).isEqualTo(before);
    assertThat(hall.shown(ALICE, PNG_200)).isEqualTo(shown);
    assertThat(hall.stored()).isEqualTo(stored);
    return refusal;
  }

  private Refusal sendingIsRefused(byte[] bytes) throws IOException {
    return refusedWithoutATrace(() -> hall.avatars.replace(self(ALICE), ALICE, Hall.sent(bytes)));
  }

  @Test
  void firstPictureMakesItsPersonKnown() throws IOException {
    Sitting sitting = hall.wear(ALICE, Drawing.png(1, 300, 200));
    assertThat(sitting.identity()).isEqualTo(Identity.of(ALICE));
    assertThat(sitting.portrait()).isEqualTo(hall.portrait(ALICE));
    assertThat(sitting.portrait().setAt()).isEqualTo(hall.clock.millis());
    assertThat(hall.stored()).isEqualTo(1);
  }

  @Test
  void pictureShowsInEveryCutThroughEveryIdentity() throws IOException {
    hall.join(ALICE, Hall.ALICE_ELSEWHERE);
    hall.wear(ALICE, Drawing.png(1, 300, 200));
    for (Cut cut : List.of(PNG_200, PNG_128, PNG_50, MASTER)) {
      assertThat(hall.shown(Hall.ALICE_ELSEWHERE, cut)).isEqualTo(hall.shown(ALICE, cut));
    }
    assertThat(hall.read(ALICE, CLEAR_MASTER)).isInstanceOf(Reading.Lost.class);
  }

  @Test
  void everyPictureIsAVersionOfItsOwnAndKeepsBeingServed() throws IOException {
    long first = hall.wear(ALICE, Drawing.png(1, 300, 200)).portrait().changedAt();
    final byte[] shown = hall.shown(ALICE, MASTER);
    long second = hall.wear(ALICE, Drawing.png(2, 300, 200)).portrait().changedAt();
    assertThat(second).isGreaterThan(first);
    assertThat(hall.avatars.version(ALICE, first, MASTER).orElseThrow())
        .isEqualTo(ByteBuffer.wrap(shown));
    assertThat(hall.avatars.version(ALICE, first - 1, MASTER)).isEmpty();
    assertThat(hall.avatars.version(ALICE, first, CLEAR_MASTER)).isEmpty();
    hall.avatars.remove(self(ALICE), ALICE);
    assertThat(hall.avatars.version(ALICE, first, MASTER)).isEmpty();
    assertThat(hall.avatars.version(ALICE, second, MASTER)).isEmpty();
  }

  @Test
  void whoHasThePortraitIsToldSoWithoutAnyBytes() throws IOException {
    hall.wear(ALICE, Drawing.png(1, 300, 200));
    blobs.lose();
    Reading reading =
        hall.avatars.read(
            new AvatarQuery(ALICE, PNG_200, Optional.empty(), hall.portrait(ALICE)::equals));
    assertThat(reading).isEqualTo(new Reading.Unchanged(Identity.of(ALICE), hall.portrait(ALICE)));
  }

  @Test
  void administratorDressesAnotherUnderTheirOwnName() throws IOException {
    hall.wear(ALICE, Drawing.png(1, 300, 200));
    Caller admin = caller(BOB, Right.DRESS_OTHERS, Right.READ);
    Sitting dressed = hall.avatars.replace(admin, ALICE, Hall.sent(Drawing.png(2, 300, 200)));
    assertThat(dressed.identity().owner()).isEqualTo(ALICE);
    assertThat(hall.catalog.find(BOB)).isEmpty();
    assertThat(hall.catalog.history(hall.catalog.find(ALICE).orElseThrow().person()))
        .extracting(Change::origin)
        .startsWith(new Origin(ALICE, "cloudreve", BOB));
  }

  @Test
  void unknownPersonIsRefusedAndNothingIsStored() throws IOException {
    Caller admin = caller(BOB, Right.DRESS_OTHERS, Right.READ);
    assertThat(refusal(() -> hall.avatars.replace(admin, ALICE, Hall.sent(Drawing.png(1, 30, 20)))))
        .isEqualTo(new Refusal.UnknownPerson(ALICE));
    assertThat(hall.stored()).isZero();
  }

  @Test
  void whatIsNoWholePictureIsRefused() throws IOException {
    byte[] picture = Drawing.png(1, 300, 200);
    hall.wear(ALICE, Drawing.png(2, 300, 200));
    assertThat(sendingIsRefused(new byte[0])).isInstanceOf(Refusal.NotAnImage.class);
    assertThat(sendingIsRefused("<svg/>".getBytes(UTF_8))).isInstanceOf(Refusal.NotAnImage.class);
    assertThat(sendingIsRefused(Arrays.copyOf(picture, picture.length / 2)))
        .isEqualTo(new Refusal.DamagedImage(ImageType.PNG));
  }

  @Test
  void limitsAreTheDoors() throws IOException {
    hall.wear(ALICE, Drawing.png(2, 300, 200));
    byte[] picture = Drawing.png(1, 300, 200);
    NewAvatar fewPixels =
        new NewAvatar.Sent(ByteSource.of(picture), new NewAvatar.Limits(1_000_000, 59_999));
    assertThat(refusedWithoutATrace(() -> hall.avatars.replace(self(ALICE), ALICE, fewPixels)))
        .isEqualTo(new Refusal.TooManyPixels(59_999, 60_000));
    NewAvatar fewBytes =
        new NewAvatar.Sent(
            ByteSource.of(picture), new NewAvatar.Limits(picture.length - 1, 60_000));
    assertThat(refusedWithoutATrace(() -> hall.avatars.replace(self(ALICE), ALICE, fewBytes)))
        .isEqualTo(new Refusal.TooLarge(picture.length - 1, -1));
    NewAvatar enough =
        new NewAvatar.Sent(ByteSource.of(picture), new NewAvatar.Limits(picture.length, 60_000));
    hall.avatars.replace(self(ALICE), ALICE, enough);
    assertThat(hall.portrait(ALICE).picture().orElseThrow().source()).isEqualTo(Sha256.of(picture));
  }

  @Test
  void fullDiskIsARefusalAndTheOldPictureStays() throws IOException {
    hall.wear(ALICE, Drawing.png(2, 300, 200));
    blobs.full(true);
    assertThat(sendingIsRefused(Drawing.png(1, 300, 200)))
        .isEqualTo(new Refusal.StorageUnavailable());
    blobs.full(false);
    hall.wear(ALICE, Drawing.png(1, 300, 200));
    assertThat(hall.shown(ALICE, PNG_200)).isNotEmpty();
  }

  @Test
  void unreadableStoreIsNotTakenForALostPicture() throws IOException {
    hall.wear(ALICE, Drawing.png(2, 300, 200));
    final long changedAt = hall.portrait(ALICE).changedAt();
    blobs.unreadable(true);
    assertThat(refusal(() -> hall.read(ALICE, PNG_200)))
        .isEqualTo(new Refusal.StorageUnavailable());
    assertThat(refusal(() -> hall.avatars.version(ALICE, changedAt, MASTER)))
        .isEqualTo(new Refusal.StorageUnavailable());
    blobs.unreadable(false);
    assertThat(hall.shown(ALICE, PNG_200)).isNotEmpty();
  }

  @Test
  void damagedBytesAreNeverShown() throws IOException {
    hall.wear(ALICE, Drawing.png(2, 300, 200));
    Rendition damaged =
        hall.portrait(ALICE).picture().orElseThrow().rendition(PNG_128.name()).orElseThrow();
    blobs.damage(damaged.offset() + damaged.length() - 1);
    assertThat(hall.read(ALICE, PNG_128)).isInstanceOf(Reading.Lost.class);
    assertThat(hall.shown(ALICE, PNG_200)).isNotEmpty();
  }

  @Test
  void linkedPictureIsFetchedOnceAndWorn() throws IOException {
    byte[] picture = Drawing.png(1, 300, 200);
    hall.avatars.replace(self(ALICE), ALICE, linked(picture));
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(hall.portrait(ALICE).picture().orElseThrow().source()).isEqualTo(Sha256.of(picture));
    long version = hall.portrait(ALICE).changedAt();
    hall.avatars.replace(self(ALICE), ALICE, linked(picture));
    assertThat(hall.portrait(ALICE).changedAt()).isEqualTo(version);
  }

  @Test
  void addressIsNotFetchedForWhoIsUnknownOrMayNot() throws IOException {
    hall.wear(ALICE, Drawing.png(2, 300, 200));
    NewAvatar linked = linked(Drawing.png(1, 300, 200));
    Caller admin = caller(ALICE, Right.DRESS_OTHERS, Right.READ);
    assertThat(refusal(() -> hall.avatars.replace(admin, BOB, linked)))
        .isEqualTo(new Refusal.UnknownPerson(BOB));
    assertThat(refusal(() -> hall.avatars.replace(self(BOB), ALICE, linked)))
        .isEqualTo(new Refusal.NotAllowed());
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void linkedPagesThatAreNoPictureOrTooLongAreRefused() throws IOException {
    hall.wear(ALICE, Drawing.png(2, 300, 200));
    NewAvatar page = linked("<html>".getBytes(UTF_8));
    assertThat(refusedWithoutATrace(() -> hall.avatars.replace(self(ALICE), ALICE, page)))
        .isInstanceOf(Refusal.NotAnImage.class);
    NewAvatar far = linked(new byte[(int) LIMITS.maxBytes() + 1]);
    assertThat(refusedWithoutATrace(() -> hall.avatars.replace(self(ALICE), ALICE, far)))
        .isInstanceOf(Refusal.TooLarge.class);
    server.close();
    assertThat(refusedWithoutATrace(() -> hall.avatars.replace(self(ALICE), ALICE, page)))
        .isEqualTo(new Refusal.SourceUnreachable());
  }

  @Test
  void ofManyAtOnceOneWholePictureStays() throws Exception {
    List<byte[]> pictures = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      pictures.add(Drawing.png(number, 300, 200));
    }
    CyclicBarrier together = new CyclicBarrier(pictures.size());
    List<Sitting> acknowledged = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(pictures.size())) {
      List<Callable<Sitting>> uploads = new ArrayList<>();
      for (byte[] picture : pictures) {
        uploads.add(
            () -> {
              together.await();
              return hall.avatars.replace(self(ALICE), ALICE, Hall.sent(picture));
            });
      }
      for (Future<Sitting> upload : threads.invokeAll(uploads)) {
        acknowledged.add(upload.get());
      }
    }
    Portrait last = hall.portrait(ALICE);
    assertThat(acknowledged).extracting(s -> s.portrait().changedAt()).doesNotHaveDuplicates();
    assertThat(acknowledged)
        .filteredOn(s -> s.portrait().changedAt() >= last.changedAt())
        .extracting(Sitting::portrait)
        .containsExactly(last);
    for (Rendition rendition : last.picture().orElseThrow().renditions()) {
      Cut cut =
          Hall.CUTS.stream().filter(c -> c.name().equals(rendition.cut())).findAny().orElseThrow();
      assertThat(Sha256.of(hall.shown(ALICE, cut))).isEqualTo(rendition.sha256());
    }
  }
}
