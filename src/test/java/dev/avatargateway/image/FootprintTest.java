package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FootprintTest {

  private static final long MIB = 1 << 20;

  private static long footprint(byte[] bytes, int shrink) {
    return Footprint.of(Outline.of(ByteBuffer.wrap(bytes), Pictures.MAX_PIXELS), shrink);
  }

  /** What 64 megapixels of each kind were seen to take, in MiB. */
  @ParameterizedTest
  @CsvSource({"8,2,183", "8,6,244", "16,2,366", "16,6,488", "8,0,61"})
  void pngIsWeighedByItsSamples(int depth, int colourType, int least) {
    byte[] png =
        new PngForge()
            .header(8000, 8000, depth, colourType, 1)
            .chunk("IDAT", new byte[600_000])
            .end();
    assertThat(footprint(png, 1)).isBetween(least * MIB, 2L * least * MIB);
  }

  @Test
  void progressiveJpegIsWeighedByItsCoefficients() {
    BufferedImage scene = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
    byte[] baseline = Pictures.jpeg(scene, false);
    byte[] progressive = Pictures.jpeg(scene, true);
    // The JDK halves the chroma both ways: one and a half coefficients of two bytes for a pixel.
    assertThat(footprint(progressive, 1) - footprint(baseline, 1))
        .isGreaterThan(1600 * 1200 * 3 - MIB / 4);
    assertThat(footprint(baseline, 1) - footprint(baseline, 4)).isGreaterThan(1600 * 1200 * 2);
  }

  @Test
  void onlyWhatTheJdkReadsLiesOnTheHeap() {
    assertThat(onHeap(Pictures.good(ImageType.GIF))).isEqualTo(96 * 64);
    assertThat(onHeap(Pictures.good(ImageType.BMP))).isEqualTo(96 * 64 * 3);
    assertThat(onHeap(Pictures.good(ImageType.PNG))).isZero();
    assertThat(onHeap(Pictures.good(ImageType.JPEG))).isZero();
  }

  private static long onHeap(byte[] bytes) {
    return Footprint.onHeap(Outline.of(ByteBuffer.wrap(bytes), Pictures.MAX_PIXELS));
  }

  @Test
  void aSmallPictureTakesLittle() {
    assertThat(footprint(Pictures.encode(Pictures.scene(64, 64), "png"), 1)).isLessThan(5 * MIB);
  }

  /** Pixels, file and its copy; what is small is in the base. */
  @Test
  void enlargedRenditionsAreWeighed() {
    assertThat(Footprint.enlarged(512)).isZero();
    assertThat(Footprint.enlarged(2048)).isEqualTo(48 * MIB);
    byte[] small = Pictures.encode(Pictures.scene(64, 64), "png");
    Outline outline = Outline.of(ByteBuffer.wrap(small), Pictures.MAX_PIXELS);
    Cut large = Cut.square(2048, ImageType.PNG);
    Cut master = Cut.master(2048, ImageType.JPEG);
    assertThat(new Renditions(outline, List.of(large, master)).enlarged()).isEqualTo(2048);
    assertThat(new Renditions(outline, List.of(master)).enlarged()).isZero();
  }
}
