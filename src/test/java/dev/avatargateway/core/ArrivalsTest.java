package dev.avatargateway.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.contract.Samples;
import dev.avatargateway.core.Arrivals.Decision;
import dev.avatargateway.core.Arrivals.Reason;
import dev.avatargateway.fetch.FetchLimits;
import dev.avatargateway.fetch.PublicFetcher;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {

  private static final Identity ALICE = Identity.of(Hall.ALICE);

  @TempDir Path temp;
  private Hall hall;
  private Arrivals arrivals;

  @BeforeEach
  void open() {
    hall = new Hall(temp);
    Wardrobe wardrobe =
        new Wardrobe(
            new Intake(temp),
            new PublicFetcher(FetchLimits.DEFAULT, List.of()),
            Hall.IMAGING,
            hall.blobs,
            Hall.CUTS);
    arrivals = new Arrivals(wardrobe, hall.clock);
  }

  @AfterEach
  void close() {
    hall.close();
  }

  private Decision decide(Shown shown, long setAt) throws IOException {
    return arrivals.decide(ALICE, shown, setAt, hall.catalog.find(Hall.ALICE), Hall.LIMITS);
  }

  private static Shown image(byte[] bytes) {
    return new Shown.Image(ByteSource.of(bytes));
  }

  private static Reason reason(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Kept.class);
    assertThat(((Decision.Kept) decision).arrival().look()).isEmpty();
    return ((Decision.Kept) decision).reason();
  }

  private static Arrival wear(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Wear.class);
    return ((Decision.Wear) decision).arrival();
  }

  @Test
  void whoIsNotKnownWearsWhatTheyWoreThere() throws IOException {
    Arrival arrival = wear(decide(image(Drawing.png(1, 300, 300)), 5000));
    assertThat(arrival.setAt()).isEqualTo(5000);
    assertThat(arrival.basis()).isZero();
    assertThat(hall.stored()).isEqualTo(1);
  }

  @Test
  void ofUnknownTimeItCountsAsChosenNow() throws IOException {
    hall.wear(Hall.ALICE, Drawing.png(1, 300, 300));
    hall.clock.tick();
    Arrival arrival = wear(decide(image(Drawing.png(2, 300, 300)), 0));
    assertThat(arrival.setAt()).isEqualTo(hall.clock.millis());
    assertThat(arrival.basis()).isEqualTo(hall.portrait(Hall.ALICE).changedAt());
  }

  @Test
  void copyThatComesBackFromAProductKeepsTheMaster() throws IOException {
    hall.wear(Hall.ALICE, Drawing.png(1, 900, 700));
    long later = hall.clock.millis() + 5000;
    byte[] copy = hall.shown(Hall.ALICE, Hall.PNG_128);
    assertThat(decide(image(copy), later)).isInstanceOf(Decision.Worn.class);
    assertThat(decide(image(Drawing.reencoded(copy, "jpg")), later))
        .isInstanceOf(Decision.Worn.class);
    assertThat(decide(image(Drawing.png(1, 900, 700)), later)).isInstanceOf(Decision.Worn.class);
    assertThat(hall.stored()).isEqualTo(1);
  }

  @Test
  void whatWasSetLaterHereStays() throws IOException {
    hall.wear(Hall.ALICE, Drawing.png(1, 300, 300));
    long earlier = hall.clock.millis() - 1;
    assertThat(reason(decide(image(Drawing.png(9, 200, 300)), earlier)))
        .isEqualTo(Reason.SET_LATER_HERE);
    hall.avatars.remove(Hall.self(Hall.ALICE), Hall.ALICE);
    assertThat(reason(decide(image(Drawing.png(9, 200, 300)), earlier)))
        .isEqualTo(Reason.SET_LATER_HERE);
    assertThat(reason(decide(Shown.GRAVATAR, earlier))).isEqualTo(Reason.SET_LATER_HERE);
    assertThat(hall.stored()).isEqualTo(1);
  }

  @Test
  void pictureBeatsGravatarAndGravatarBeatsNothing() throws IOException {
    assertThat(wear(decide(Shown.GRAVATAR, 0)).look()).contains(Look.GRAVATAR);
    hall.avatars.useGravatar(Hall.self(Hall.ALICE), Hall.ALICE);
    assertThat(decide(Shown.GRAVATAR, 0)).isInstanceOf(Decision.Worn.class);
    hall.wear(Hall.ALICE, Drawing.png(1, 300, 300));
    assertThat(reason(decide(Shown.GRAVATAR, Long.MAX_VALUE))).isEqualTo(Reason.PICTURE_HERE);
  }

  @Test
  void nothingAndWhatIsLostThereTakeNothingOff() throws IOException {
    hall.wear(Hall.ALICE, Drawing.png(1, 300, 300));
    assertThat(reason(decide(Shown.NOTHING, Long.MAX_VALUE))).isEqualTo(Reason.NOTHING_THERE);
    Shown lost =
        new Shown.Image(
            () -> {
              throw new NoSuchFileException("avatar_1.png");
            });
    assertThat(reason(decide(lost, Long.MAX_VALUE))).isEqualTo(Reason.LOST_THERE);
  }

  @Test
  void whatIsNoPictureIsRefused() {
    assertThatThrownBy(() -> decide(image(new byte[] {1, 2, 3}), 0))
        .isInstanceOf(RefusedException.class);
    hall.wear(Hall.ALICE, drawn(1));
    assertThatThrownBy(() -> decide(image(new byte[] {1, 2, 3}), 0))
        .isInstanceOf(RefusedException.class);
  }

  private static byte[] drawn(int number) {
    try {
      return Drawing.png(number, 300, 300);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void lostPictureIsStoredAgainAndStaysWorn() throws IOException {
    hall.wear(Hall.ALICE, drawn(1));
    Picture worn = hall.portrait(Hall.ALICE).picture().orElseThrow();
    hall.blobs.delete(worn.pack());
    assertThat(decide(image(drawn(1)), 1)).isInstanceOf(Decision.Worn.class);
    assertThat(hall.stored()).isEqualTo(1);
  }

  @Test
  void foreseeingDecidesTheSameAndStoresNothing() throws IOException {
    Decision foreseen =
        arrivals.foresee(ALICE, image(drawn(1)), 5000, Optional.empty(), Hall.LIMITS);
    assertThat(hall.stored()).isZero();
    assertThat(decide(image(drawn(1)), 5000)).isEqualTo(foreseen);
    assertThat(hall.stored()).isEqualTo(1);
  }

  @Test
  void pictureThatManyWearIsTrustedForAWhileOnly() throws IOException {
    Arrival first = wear(decide(image(drawn(1)), 5000));
    Picture picture = ((Look.Wearing) first.look().orElseThrow()).picture();
    hall.blobs.delete(picture.pack());
    assertThat(wear(decide(image(drawn(1)), 5000))).isEqualTo(first);
    assertThat(hall.stored()).as("taken for stored").isZero();
    hall.clock.set(hall.clock.millis() + Duration.ofMinutes(10).toMillis() + 1);
    assertThat(wear(decide(image(drawn(1)), 5000))).isEqualTo(first);
    assertThat(hall.stored()).isEqualTo(1);
  }

  @Test
  void onlySoManyPicturesAreRemembered() {
    RecentPictures recent = new RecentPictures(hall.clock);
    Picture sample = Samples.picture("x");
    for (int i = 0; i <= RecentPictures.MAX; i++) {
      recent.add(new Picture(sample.pack(), sample.renditions(), digest(i)), Hall.LIMITS);
    }
    assertThat(recent.find(digest(0), Hall.LIMITS)).isEmpty();
    assertThat(recent.find(digest(1), Hall.LIMITS)).isPresent();
    assertThat(recent.find(digest(1), new NewAvatar.Limits(1, 1))).isEmpty();
  }

  private static Sha256 digest(int number) {
    return Sha256.of(new byte[] {(byte) number, (byte) (number >> 8)});
  }
}
