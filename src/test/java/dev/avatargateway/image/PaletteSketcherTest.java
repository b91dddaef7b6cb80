package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Sketch;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteSketcherTest {

  private static final int OPAQUE = 0xFF000000;
  private static final int COLOUR = 0x7431C4;

  private final PaletteSketcher sketcher = PaletteSketcher.builtIn();

  private BufferedImage draw(Sketch sketch, int edge) {
    BufferedImage image = Pictures.decode(Pictures.bytes(sketcher.draw(sketch, edge)));
    assertThat(image.getWidth()).isEqualTo(edge);
    assertThat(image.getHeight()).isEqualTo(edge);
    return image;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 80, 511, 2048})
  void fieldsFillTheWholeSquare(int edge) {
    BufferedImage image =
        draw(
            new Sketch.Mosaic(
                2, List.of(0, 1, 2, 3), List.of(0x112233, 0x445566, 0x778899, 0xAABBCC)),
            edge);
    assertThat(image.getRGB(edge - 1, edge - 1)).isEqualTo(OPAQUE | 0xAABBCC);
    if (edge > 1) {
      assertThat(image.getRGB(0, 0)).isEqualTo(OPAQUE | 0x112233);
      assertThat(image.getRGB(edge - 1, 0)).isEqualTo(OPAQUE | 0x445566);
      assertThat(image.getRGB(0, edge - 1)).isEqualTo(OPAQUE | 0x778899);
    }
  }

  @Test
  void blankLetsEverythingThrough() {
    BufferedImage image = draw(new Sketch.Blank(), 80);
    assertThat(image.getRGB(0, 0) >>> 24).isZero();
    assertThat(image.getRGB(79, 79) >>> 24).isZero();
  }

  @Test
  void plainIsOneColour() {
    BufferedImage image = draw(new Sketch.Plain(COLOUR), 33);
    assertThat(image.getRGB(0, 0)).isEqualTo(OPAQUE | COLOUR);
    assertThat(image.getRGB(32, 16)).isEqualTo(OPAQUE | COLOUR);
  }

  @Test
  void theSilhouetteStandsInTheMiddle() {
    BufferedImage image = draw(new Sketch.Silhouette(COLOUR, 0xFFFFFF), 200);
    assertThat(image.getRGB(2, 2)).isEqualTo(OPAQUE | COLOUR);
    assertThat(image.getRGB(100, 77)).isEqualTo(0xFFFFFFFF);
    assertThat(image.getRGB(100, 198)).isEqualTo(0xFFFFFFFF);
    for (int y = 0; y < 200; y++) {
      assertThat(image.getRGB(30, y)).isEqualTo(image.getRGB(169, y));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "WW", "JQ", "II", "Z9"})
  void lettersStandInTheMiddle(String letters) {
    BufferedImage image = draw(new Sketch.Letters(letters, COLOUR), 200);
    int left = 200;
    int right = 0;
    int white = 0;
    for (int i = 0; i < 200 * 200; i++) {
      if (image.getRGB(i % 200, i / 200) == 0xFFFFFFFF) {
        left = Math.min(left, i % 200);
        right = Math.max(right, i % 200);
        white++;
      }
    }
    assertThat(white).isBetween(500, 12_000);
    assertThat((left + right) / 2.0).isBetween(95.0, 105.0);
    assertThat(left).isGreaterThan(20);
    assertThat(image.getRGB(1, 1)).isEqualTo(OPAQUE | COLOUR);
  }

  @Test
  void theSameIsDrawnAlikeByOthers() {
    Sketch sketch = new Sketch.Letters("AZ", COLOUR);
    ByteBuffer first = sketcher.draw(sketch, 77);
    assertThat(PaletteSketcher.builtIn().draw(sketch, 77)).isEqualTo(first);
    assertThat(sketcher.draw(sketch, 77)).isEqualTo(first).satisfies(b -> b.isReadOnly());
  }

  @Test
  void manyDrawingsStayWithinTheBound() {
    for (int colour = 0; colour < 300; colour++) {
      sketcher.draw(new Sketch.Letters("AZ", colour), 1024);
    }
    assertThat(sketcher.remembered()).isBetween(1L, 4L << 20);
  }

  @Test
  void otherSizesAndLettersAreRefused() {
    assertThatThrownBy(() -> sketcher.draw(new Sketch.Blank(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sketcher.draw(new Sketch.Blank(), Cut.MAX_EDGE + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sketch.Letters("a", COLOUR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sketch.Mosaic(2, List.of(0, 0, 0, 1), List.of(COLOUR)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
