package dev.avatargateway.bridge.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.contract.Samples;
import dev.avatargateway.image.GlyphInitials;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialsRecognitionTest {

  private static final String ID = "eo1zkdr96pdj98pjmq8zy35wba";

  private final InitialsRecognition recognition = new InitialsRecognition(Reads.IMAGING);

  private boolean isInitials(BufferedImage image) {
    return recognition.isInitials(ForgedPictures.png(image), ID);
  }

  private static BufferedImage plain(int edge, int rgb) {
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < edge * edge; i++) {
      image.setRGB(i % edge, i / edge, rgb);
    }
    return image;
  }

  @ParameterizedTest
  @CsvSource({
    "eo1zkdr96pdj98pjmq8zy35wba, 7431C4",
    "aaaaaaaaaaaaaaaaaaaaaaaaaa, 23BCE0",
    "yyyyyyyyyyyyyyyyyyyyyyyyyy, FA8606",
    "99999999999999999999999999, 7BC947",
    "8fmkw1r7cbd9tqsyeoz3ujphna, C5087E",
  })
  void colourIsTheProducts(String id, String rgb) {
    assertThat(InitialsRecognition.colour(id)).isEqualTo(Integer.parseInt(rgb, 16));
  }

  @Test
  void everyLetterInEveryColourIsRecognised() {
    GlyphInitials drawing = GlyphInitials.builtIn();
    for (char letter : "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ".toCharArray()) {
      byte[] file = Samples.bytes(drawing.draw(letter, InitialsRecognition.colour(ID)));
      assertThat(file).hasSizeLessThanOrEqualTo(InitialsRecognition.MAX_BYTES);
      assertThat(recognition.isInitials(file, ID)).as("%s", letter).isTrue();
      assertThat(recognition.isInitials(file, "a".repeat(26)))
          .as("%s of another", letter)
          .isFalse();
    }
  }

  @Test
  void picturesAreNotInitials() {
    int colour = InitialsRecognition.colour(ID);
    assertThat(recognition.isInitials(ForgedPictures.picture(1, 128), ID)).isFalse();
    assertThat(isInitials(plain(64, colour))).isFalse();
    BufferedImage dotted = plain(128, colour);
    dotted.setRGB(64, 64, Color.BLACK.getRGB());
    assertThat(isInitials(dotted)).isFalse();
    BufferedImage rimmed = plain(128, colour);
    rimmed.setRGB(0, 5, Color.WHITE.getRGB());
    assertThat(isInitials(rimmed)).isFalse();
    BufferedImage white = plain(128, colour);
    white.createGraphics().fillRect(1, 1, 126, 126);
    assertThat(isInitials(white)).isFalse();
    assertThat(recognition.isInitials("no picture".getBytes(StandardCharsets.UTF_8), ID)).isFalse();
  }
}
