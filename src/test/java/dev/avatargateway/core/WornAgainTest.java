package dev.avatargateway.core;

import static dev.avatargateway.core.Hall.ALICE;
import static dev.avatargateway.core.Hall.MASTER;
import static dev.avatargateway.core.Hall.PNG_128;
import static dev.avatargateway.core.Hall.PNG_200;
import static dev.avatargateway.core.Hall.self;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as the picture that is worn already, and what happens when that one was lost. */
class WornAgainTest {

  @TempDir Path temp;
  private final FaultyBlobStore blobs = new FaultyBlobStore();
  private Hall hall;

  @BeforeEach
  void open() {
    hall = new Hall(temp, blobs, Directory.NONE);
  }

  @AfterEach
  void close() {
    hall.close();
  }

  private void assertNoChange(byte[] bytes) throws IOException {
    Portrait before = hall.portrait(ALICE);
    long stored = hall.stored();
    assertThat(hall.wear(ALICE, bytes).portrait()).isEqualTo(before);
    assertThat(hall.portrait(ALICE)).isEqualTo(before);
    assertThat(hall.stored()).isEqualTo(stored);
  }

  private void assertChange(byte[] bytes) {
    Portrait before = hall.portrait(ALICE);
    assertThat(hall.wear(ALICE, bytes).portrait().changedAt()).isGreaterThan(before.changedAt());
    assertThat(hall.portrait(ALICE).picture()).isNotEqualTo(before.picture());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 128, 200, 300, 700})
  void sameBytesChangeNothing(int edge) throws IOException {
    hall.wear(ALICE, Drawing.png(1, edge, edge));
    assertNoChange(Drawing.png(1, edge, edge));
  }

  static List<Cut> cuts() {
    return Hall.CUTS;
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void anyRenditionThatComesBackChangesNothing(Cut cut) throws IOException {
    hall.wear(ALICE, Drawing.clearPng(1, 900, 700));
    assertNoChange(hall.shown(ALICE, cut));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 130, 50, 128})
  void renditionInAnotherEncodersBytesChangesNothing(int edge) throws IOException {
    hall.wear(ALICE, Drawing.png(1, 900, 700));
    byte[] shown = hall.shown(ALICE, Cut.square(edge, ImageType.PNG));
    assertNoChange(Drawing.reencoded(shown, "png"));
    assertNoChange(Drawing.reencoded(shown, "bmp"));
  }

  @Test
  void masterWithoutLossInAnotherFormatChangesNothing() throws IOException {
    hall.wear(ALICE, Drawing.png(1, 900, 700));
    assertNoChange(Drawing.reencoded(Drawing.png(1, 900, 700), "png"));
    assertNoChange(hall.shown(ALICE, MASTER));
  }

  @Test
  void smallPictureInAnotherFormatIsItsOwnRendition() throws IOException {
    byte[] small = Drawing.png(1, 128, 128);
    hall.wear(ALICE, small);
    assertNoChange(Drawing.reencoded(small, "bmp"));
  }

  @Test
  void onePixelThatDiffersByOneIsAChange() throws IOException {
    hall.wear(ALICE, Drawing.png(1, 900, 700));
    assertChange(Drawing.touched(hall.shown(ALICE, PNG_128)));
  }

  @Test
  void oneThatWasWornBeforeIsAChange() throws IOException {
    hall.wear(ALICE, Drawing.png(1, 300, 300));
    hall.wear(ALICE, Drawing.png(2, 300, 300));
    assertChange(Drawing.png(1, 300, 300));
  }

  @Test
  void sameBytesAfterRemovalAreAChange() throws IOException {
    hall.wear(ALICE, Drawing.png(1, 300, 300));
    hall.avatars.remove(self(ALICE), ALICE);
    assertChange(Drawing.png(1, 300, 300));
  }

  @Test
  void lostPictureSentAgainIsThereAgainUnderItsVersion() throws IOException {
    byte[] picture = Drawing.png(1, 300, 300);
    hall.wear(ALICE, picture);
    final byte[] shown = hall.shown(ALICE, PNG_200);
    final Portrait before = hall.portrait(ALICE);
    blobs.lose();
    assertThat(hall.read(ALICE, PNG_200)).isInstanceOf(Reading.Lost.class);
    hall.wear(ALICE, picture);
    assertThat(hall.shown(ALICE, PNG_200)).isEqualTo(shown);
    assertThat(hall.portrait(ALICE)).isEqualTo(before);
  }

  @Test
  void damageInAnyRenditionIsMendedBySendingThePictureAgain() throws IOException {
    byte[] picture = Drawing.png(1, 300, 300);
    hall.wear(ALICE, picture);
    for (Rendition rendition : hall.portrait(ALICE).picture().orElseThrow().renditions()) {
      blobs.damage(rendition.offset() + rendition.length() / 2);
      Cut damaged =
          Hall.CUTS.stream().filter(c -> c.name().equals(rendition.cut())).findAny().orElseThrow();
      assertThat(hall.read(ALICE, damaged)).isInstanceOf(Reading.Lost.class);
      hall.wear(ALICE, picture);
      assertThat(Sha256.of(hall.shown(ALICE, damaged))).isEqualTo(rendition.sha256());
    }
  }

  @Test
  void downloadedCopyBringsALostPictureBack() throws IOException {
    hall.wear(ALICE, Drawing.png(1, 900, 700));
    final byte[] copy = hall.shown(ALICE, PNG_128);
    blobs.lose();
    assertChange(copy);
    assertThat(hall.shown(ALICE, PNG_128)).isNotEmpty();
  }

  @Test
  void pictureOfWhichNothingWasEverStoredIsNotTakenForWorn() throws IOException {
    byte[] picture = Drawing.png(1, 300, 300);
    Look sameSource =
        new Look.Wearing(
            new Picture(
                Samples.picture("x").pack(),
                Samples.picture("x").renditions(),
                Sha256.of(picture)));
    hall.catalog.assign(Identity.of(ALICE), sameSource, Samples.originOf(ALICE), 1);
    assertChange(picture);
    assertThat(hall.shown(ALICE, PNG_200)).isNotEmpty();
  }
}
