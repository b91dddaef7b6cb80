package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {

  /** Rings that grow finer outwards, to one cycle in two pixels at the edge. */
  private static BufferedImage zonePlate(int edge) {
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        double dx = x + 0.5 - edge / 2.0;
        double dy = y + 0.5 - edge / 2.0;
        int level =
            (int) Math.round(127.5 + 127.5 * Math.cos(Math.PI * (dx * dx + dy * dy) / edge));
        image.setRGB(x, y, level * 0x010101);
      }
    }
    return image;
  }

  /** How much the grey varies where the rings are so many times as fine as can be shown. */
  private static double deviation(BufferedImage made, int sourceEdge, double from, double to) {
    double ratio = (double) sourceEdge / made.getWidth();
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int y = 0; y < made.getHeight(); y++) {
      for (int x = 0; x < made.getWidth(); x++) {
        double dx = (x + 0.5) * ratio - sourceEdge / 2.0;
        double dy = (y + 0.5) * ratio - sourceEdge / 2.0;
        double radius = Math.hypot(dx, dy);
        double fineness = radius / sourceEdge * 2 * ratio;
        if (fineness >= from && fineness < to && radius < sourceEdge / 2.0) {
          int level = made.getRGB(x, y) & 0xFF;
          sum += level;
          squares += level * level;
          count++;
        }
      }
    }
    return Math.sqrt(squares / count - Math.pow(sum / count, 2));
  }

  /** The figures of libvips for the same plate are 90, 20 and 2. */
  @ParameterizedTest
  @CsvSource({"1000,512", "1000,200", "1000,128", "600,200", "600,128"})
  void finePatternsTurnGreyAndCoarseOnesStay(int from, int to) {
    byte[] plate = Pictures.encode(zonePlate(from), "png");
    BufferedImage made = Pictures.render(plate, Cut.square(to, ImageType.PNG));
    assertThat(deviation(made, from, 0.3, 0.7)).isGreaterThan(88);
    assertThat(deviation(made, from, 1.15, 1.5)).isLessThan(25);
    assertThat(deviation(made, from, 1.5, 2.2)).isLessThan(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 128, 50})
  void sizesMadeOfSizesAreAsGoodAsTheFirst(int edge) {
    byte[] plate = Pictures.encode(zonePlate(1024), "png");
    Cut cut = Cut.square(edge, ImageType.PNG);
    BufferedImage alone = Pictures.render(plate, cut);
    var made =
        Pictures.IMAGING.render(
            ByteBuffer.wrap(plate),
            Pictures.MAX_PIXELS,
            List.of(cut, Cut.square(512, ImageType.PNG), Cut.square(130, ImageType.PNG)));
    BufferedImage together = Pictures.decode(Pictures.bytes(made.getFirst().bytes()));
    assertThat(deviation(together, 1024, 1.5, 2.2))
        .isLessThan(deviation(alone, 1024, 1.5, 2.2) + 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 128, 200})
  void aPictureOfTheRightSizeIsNotTouched(int edge) {
    BufferedImage scene = Pictures.fading(edge, edge);
    BufferedImage made =
        Pictures.render(Pictures.encode(scene, "png"), Cut.square(edge, ImageType.PNG));
    assertThat(Pictures.difference(scene, made)).isZero();
  }

  /** Green hides behind transparent pixels; a red disc must have no green rim. */
  @ParameterizedTest
  @ValueSource(ints = {37, 50, 128, 400})
  void coloursBehindTransparentPixelsNeverShow(int edge) {
    BufferedImage disc = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 300; x++) {
        boolean inside = Math.hypot(x - 149.5, y - 149.5) < 120;
        disc.setRGB(x, y, inside ? 0xFFFF0000 : 0x0000FF00);
      }
    }
    BufferedImage made =
        Pictures.render(Pictures.encode(disc, "png"), Cut.square(edge, ImageType.PNG));
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        int argb = made.getRGB(x, y);
        if (argb >>> 24 > 8) {
          assertThat(argb >> 8 & 0xFF).as("green at %d,%d", x, y).isLessThanOrEqualTo(2);
          assertThat(argb >> 16 & 0xFF).as("red at %d,%d", x, y).isGreaterThan(250);
        }
      }
    }
  }

  @Test
  void largePicturesWithTransparencyKeepTheirMean() {
    byte[] png = Pictures.encode(Pictures.fading(1400, 1400), "png");
    BufferedImage made = Pictures.render(png, Cut.square(50, ImageType.PNG));
    for (int x = 1; x < 49; x++) {
      assertThat(made.getRGB(x, 25) >>> 24).isCloseTo((int) ((x + 0.5) * 5.1), within(2));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {513, 1000, 2048})
  void largeEnlargementsKeepColoursAndTransparencyInTheirPlaces(int edge) {
    BufferedImage source = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 64 * 64; i++) {
      int x = i % 64;
      int y = i / 64;
      // Behind what is seen through lies another colour, which must not show.
      source.setRGB(x, y, x < 32 ? 0x00FF0000 : 0xFF000000 | ((4 * x) << 8) | (4 * y));
    }
    BufferedImage made =
        Pictures.render(Pictures.encode(source, "png"), Cut.square(edge, ImageType.PNG));
    assertThat(made.getWidth()).isEqualTo(edge);
    double ratio = 64.0 / edge;
    for (int y = 0; y < edge; y += 7) {
      assertThat(made.getRGB(edge / 4, y) >>> 24).isZero();
      for (int x = edge * 3 / 5; x < edge * 19 / 20; x += 11) {
        int seen = made.getRGB(x, y);
        assertThat(seen >>> 24).isEqualTo(255);
        assertThat(seen >> 16 & 0xFF).isLessThan(3);
        assertThat((double) (seen >> 8 & 0xFF))
            .isCloseTo(4 * ((x + 0.5) * ratio - 0.5), within(3.0));
        double row = Math.clamp((y + 0.5) * ratio - 0.5, 0, 63);
        assertThat((double) (seen & 0xFF)).isCloseTo(4 * row, within(3.0));
      }
    }
  }
}
