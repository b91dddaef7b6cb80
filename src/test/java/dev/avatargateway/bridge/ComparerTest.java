package dev.avatargateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.BlobStore;
import dev.avatargateway.core.Look;
import dev.avatargateway.core.Shown;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparerTest {

  @TempDir Path temp;
  private final StringBuilder csv = new StringBuilder();
  private House house;

  @BeforeEach
  void open() throws Exception {
    house = new House(temp);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Comparison compare(Source source) throws Exception {
    return new Comparer(house.bulk(), house.wardrobe, House.CUT, House.LIMITS, House.options())
        .compare(source, csv);
  }

  private static byte[] jpeg(byte[] picture) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  private static byte[] bmp(byte[] picture) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "bmp", out);
    return out.toByteArray();
  }

  @Test
  void afterAnImportNothingDiffers() throws Exception {
    ScriptedSource source =
        new ScriptedSource()
            .picture("a", House.picture(1), 0)
            .picture("b", House.picture(2), 0)
            .shows("c", Shown.NOTHING, 0)
            .shows("d", Shown.GRAVATAR, 0)
            .image(
                "e",
                () -> {
                  throw new NoSuchFileException("e.png");
                },
                0)
            .add(Optional.empty(), new Listing.Skipped("deleted there"));
    house.importAll(source);
    Comparison comparison = compare(source);
    assertThat(comparison.isEmpty()).isTrue();
    assertThat(comparison.exitStatus()).isZero();
    assertThat(comparison.same())
        .isEqualTo(Map.of("equal", 2L, "Gravatar on both sides", 1L, "nothing on either side", 2L));
    assertThat(comparison.notCompared()).isEqualTo(Map.of("deleted there", 1L));
    assertThat(csv).hasToString("space,id,difference,detail\r\n");
    assertThat(comparison.lines().getFirst()).matches("read there +6");
  }

  @Test
  void whatAProductCannotShowIsNoDifference() throws Exception {
    house.importAll(
        new ScriptedSource().shows("a", Shown.GRAVATAR, 0).picture("b", House.picture(1), 0));
    ScriptedSource bare =
        new ScriptedSource().shows("a", Shown.NOTHING, 0).shows("b", Shown.NOTHING, 0);
    assertThat(compare(bare).differences()).isEqualTo(Map.of("missing there", 2L));
    Comparison fair = compare(bare.withoutGravatar());
    assertThat(fair.differences()).isEqualTo(Map.of("missing there", 1L));
    assertThat(fair.notCompared())
        .isEqualTo(Map.of("a Gravatar here, which is not known there", 1L));
  }

  @Test
  void otherBytesOfTheSamePictureAreEqualOrAlike() throws Exception {
    house.importAll(
        new ScriptedSource().picture("a", House.picture(1), 0).picture("b", House.picture(2), 0));
    Comparison comparison =
        compare(
            new ScriptedSource()
                .picture("a", bmp(House.picture(1)), 0)
                .picture("b", jpeg(House.picture(2)), 0));
    assertThat(comparison.same()).isEqualTo(Map.of("equal", 1L, "alike", 1L));
  }

  @Test
  void everyDifferenceIsALine() throws Exception {
    house.importAll(
        new ScriptedSource()
            .picture("=different", House.picture(1), 0)
            .picture("here", House.picture(2), 0)
            .picture("mixed", House.picture(3), 0)
            .picture("gone", House.picture(4), 0)
            .picture("unreadable", House.picture(5), 0));
    house.wear(House.owner("gravatar"), Look.GRAVATAR);
    ScriptedSource there =
        new ScriptedSource()
            .picture("=different", House.picture(7), 0)
            .picture("there", House.picture(7), 0)
            .shows("here", Shown.NOTHING, 0)
            .shows("mixed", Shown.GRAVATAR, 0)
            .picture("gravatar", House.picture(7), 0)
            .picture("unreadable", "text".getBytes(StandardCharsets.UTF_8), 0);
    Comparison comparison = compare(there);
    assertThat(comparison.isEmpty()).isFalse();
    assertThat(comparison.onlyHere()).isEqualTo(1);
    assertThat(csv.toString().lines())
        .containsExactly(
            "space,id,difference,detail",
            "cloudreve,'=different,different,",
            "cloudreve,there,missing here,a picture there",
            "cloudreve,here,missing there,",
            "cloudreve,mixed,\"Gravatar on one side, a picture on the other\",a Gravatar there",
            "cloudreve,gravatar,\"Gravatar on one side, a picture on the other\",a picture there",
            "cloudreve,unreadable,unreadable there,its file is no picture of a type that is taken",
            "cloudreve,gone,missing there,not in the list there");
  }

  @Test
  void pictureThatIsLostHereIsADifference() throws Exception {
    ScriptedSource source = new ScriptedSource().picture("a", House.picture(1), 0);
    house.importAll(source);
    try (Stream<BlobStore.StoredBlob> keys = house.blobs.keys()) {
      for (BlobStore.StoredBlob blob : keys.toList()) {
        house.blobs.delete(blob.key());
      }
    }
    assertThat(compare(source).differences()).isEqualTo(Map.of("lost here", 1L));
  }

  @Test
  void listThatBreaksIsNoProof() throws Exception {
    ScriptedSource source = new ScriptedSource().shows("a", Shown.NOTHING, 0).breaking(0);
    Comparison comparison = compare(source);
    assertThat(comparison.interruption()).contains("the list cannot be read: the disk is gone");
    assertThat(comparison.isEmpty()).isFalse();
  }

  @Test
  void idsThatWereSeenAreFoundAgain() {
    SeenIds seen = new SeenIds();
    List<String> ids = Stream.iterate(0, i -> i + 1).limit(5000).map(i -> "id" + i).toList();
    ids.forEach(seen::add);
    assertThat(ids).allMatch(seen::contains);
    assertThat(seen.contains("id5000")).isFalse();
  }
}
