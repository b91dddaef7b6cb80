package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphInitialsTest {

  private static final int COLOUR = 0x7431C4;

  private final GlyphInitials initials = GlyphInitials.builtIn();

  private byte[] draw(int letter) {
    return Pictures.bytes(initials.draw(letter, COLOUR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "J", "Q", "W", "Z", "0", "9"})
  void aWhiteLetterStandsInTheMiddle(String letter) {
    byte[] png = draw(letter.charAt(0));
    BufferedImage image = Pictures.decode(png);
    assertThat(image.getWidth()).isEqualTo(128);
    assertThat(image.getHeight()).isEqualTo(128);
    assertThat(png[24]).as("depth").isEqualTo((byte) 8);
    assertThat(png[25]).as("colour type").isEqualTo((byte) 2);
    assertThat(image.getRGB(1, 1)).isEqualTo(0xFF000000 | COLOUR);
    int left = 128;
    int right = 0;
    int white = 0;
    for (int i = 0; i < 128 * 128; i++) {
      if (image.getRGB(i % 128, i / 128) == 0xFFFFFFFF) {
        left = Math.min(left, i % 128);
        right = Math.max(right, i % 128);
        white++;
      }
    }
    assertThat(white).isBetween(300, 2000);
    assertThat((left + right) / 2.0).isBetween(59.0, 69.0);
  }

  @Test
  void everyLetterAndDigitIsDifferent() {
    String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ";
    assertThat(all.chars().mapToObj(letter -> Arrays.hashCode(draw(letter))))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {'a', ' ', '_', -1, 0x1F600, 0})
  void anythingElseIsThePlainColour(int letter) {
    BufferedImage image = Pictures.decode(draw(letter));
    for (int i = 0; i < 128 * 128; i++) {
      assertThat(image.getRGB(i % 128, i / 128)).isEqualTo(0xFF000000 | COLOUR);
    }
  }

  @Test
  void whatACallerDoesToItsBytesIsNotSeenByTheNext() {
    ByteBuffer drawn = initials.draw('A', COLOUR);
    assertThat(drawn.isReadOnly()).isTrue();
    drawn.position(drawn.limit());
    assertThat(Pictures.decode(draw('A')).getWidth()).isEqualTo(128);
  }

  @Test
  void onesOwnLettersAreUsed(@TempDir Path folder) throws IOException {
    BufferedImage sprite = new BufferedImage(768, 768, BufferedImage.TYPE_BYTE_GRAY);
    sprite.getRaster().setSample(128 + 7, 9, 0, 255);
    Path file = Files.write(folder.resolve("own.png"), Pictures.encode(sprite, "png"));
    BufferedImage image = Pictures.decode(Pictures.bytes(GlyphInitials.of(file).draw('B', COLOUR)));
    assertThat(image.getRGB(7, 9)).isEqualTo(0xFFFFFFFF);
    assertThat(image.getRGB(8, 9)).isEqualTo(0xFF000000 | COLOUR);
  }

  @Test
  void aFileOfAnotherShapeIsNamed(@TempDir Path folder) throws IOException {
    byte[] small = Pictures.encode(Pictures.scene(64, 64), "png");
    for (byte[] wrong : new byte[][] {small, new byte[0], Arrays.copyOf(small, 60)}) {
      Path file = Files.write(folder.resolve("wrong.png"), wrong);
      assertThatThrownBy(() -> GlyphInitials.of(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("wrong.png");
    }
    assertThatThrownBy(() -> GlyphInitials.of(folder.resolve("none.png")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.png");
  }
}
