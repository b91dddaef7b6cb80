package dev.avatargateway.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts that are not kept with a picture. */
class FittingTest {

  private static final Cut PNG_300 = Cut.square(300, ImageType.PNG);
  private static final Cut JPEG_300 = Cut.square(300, ImageType.JPEG);

  @TempDir private Path incoming;
  private Hall hall;

  @BeforeEach
  void open() throws IOException {
    hall = new Hall(incoming);
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, i % 64 < 32 ? 0 : 0xFF2040C0);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    hall.wear(Hall.ALICE, png.toByteArray());
  }

  @Test
  void aPngKeepsTheTransparencyAndAJpegHasWhiteInItsPlace() throws IOException {
    assertThat(shown(PNG_300).getRGB(10, 150) >>> 24).isZero();
    assertThat(shown(PNG_300).getRGB(290, 150)).isEqualTo(0xFF2040C0);
    assertThat(shown(JPEG_300).getRGB(10, 150)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void whatIsFoundSaysWhatItIs() {
    Reading.Found found = (Reading.Found) hall.read(Hall.ALICE, PNG_300);

    assertThat(found.rendition().cut()).isEqualTo("300.png");
    assertThat(found.rendition().edge()).isEqualTo(300);
    assertThat(found.rendition().length()).isEqualTo(found.bytes().remaining());
    assertThat(found.rendition().sha256()).isEqualTo(Sha256.of(found.bytes()));
  }

  @Test
  void nothingOfItIsKept() throws IOException {
    hall.read(Hall.ALICE, PNG_300);

    assertThat(hall.stored()).isEqualTo(1);
    assertThat(hall.portrait(Hall.ALICE).picture().orElseThrow().rendition("300.png")).isEmpty();
  }

  @Test
  void ofALostPictureNothingIsMade() throws IOException {
    hall.blobs.delete(hall.portrait(Hall.ALICE).picture().orElseThrow().pack());

    assertThat(hall.read(Hall.ALICE, PNG_300)).isInstanceOf(Reading.Lost.class);
  }

  private BufferedImage shown(Cut cut) throws IOException {
    BufferedImage image =
        Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(hall.shown(Hall.ALICE, cut))));
    assertThat(image.getWidth()).isEqualTo(300);
    return image;
  }

  @AfterEach
  void close() {
    hall.close();
  }
}
