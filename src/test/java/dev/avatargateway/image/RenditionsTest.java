package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging.Rendered;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenditionsTest {

  private static final List<Cut> ALL =
      List.of(
          Cut.square(50, ImageType.PNG),
          Cut.square(200, ImageType.PNG),
          Cut.master(512, ImageType.JPEG),
          Cut.square(128, ImageType.PNG),
          Cut.master(512, ImageType.PNG));

  private static List<Rendered> render(byte[] bytes) {
    return Pictures.IMAGING.render(ByteBuffer.wrap(bytes), Pictures.MAX_PIXELS, ALL);
  }

  @Test
  void eachCutIsMadeInItsPlace() {
    List<Rendered> made = render(Pictures.encode(Pictures.fading(300, 400), "png"));
    assertThat(made).extracting(Rendered::cut).isEqualTo(ALL);
    assertThat(made).extracting(Rendered::edge).containsExactly(50, 200, 300, 128, 300);
    for (Rendered one : made) {
      BufferedImage decoded = Pictures.decode(Pictures.bytes(one.bytes()));
      assertThat(decoded.getWidth()).isEqualTo(one.edge());
      assertThat(decoded.getHeight()).isEqualTo(one.edge());
    }
  }

  @Test
  void pngMasterIsLeftOutWhereNothingIsTransparent() {
    BufferedImage opaque = new BufferedImage(80, 80, BufferedImage.TYPE_INT_ARGB);
    opaque.getGraphics().drawImage(Pictures.scene(80, 80), 0, 0, null);
    assertThat(render(Pictures.encode(opaque, "png")))
        .extracting(Rendered::cut)
        .isEqualTo(ALL.subList(0, 4));
  }

  /** IHDR, then nothing but pixels; colour type 6 says alpha, 2 says none. */
  @ParameterizedTest
  @CsvSource({"true,6", "false,2"})
  void pngHoldsNothingButPixels(boolean transparent, int colourType) {
    BufferedImage image = transparent ? Pictures.fading(90, 90) : Pictures.scene(90, 90);
    byte[] png = Pictures.bytes(render(Pictures.encode(image, "png")).getFirst().bytes());
    List<String> chunks = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.wrap(png);
    for (int at = 8; at < png.length; at += 12 + buffer.getInt(at)) {
      chunks.add(new String(png, at + 4, 4, StandardCharsets.US_ASCII));
    }
    assertThat(chunks.stream().distinct()).containsExactly("IHDR", "IDAT", "IEND");
    assertThat(png[24]).isEqualTo((byte) 8);
    assertThat(png[25]).isEqualTo((byte) colourType);
  }

  @Test
  void commentsOfAnUploadAreNotServed() {
    byte[] png =
        new PngForge()
            .header(8, 8, 8, 0, 0)
            .chunk("tEXt", "Comment\0<script>secret".getBytes(StandardCharsets.US_ASCII))
            .pixels(new byte[72])
            .end();
    for (Rendered made : render(png)) {
      assertThat(new String(Pictures.bytes(made.bytes()), StandardCharsets.ISO_8859_1))
          .doesNotContain("secret", "tEXt", "Exif", "ICC_PROFILE");
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,1000", "1000,1", "2,3", "7,7"})
  void tinyAndNarrowPicturesAreEnlarged(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(width / 2, height / 2, 0x336699);
    assertThat(render(Pictures.encode(image, "png"))).hasSize(4);
    assertThat(render(Pictures.jpeg(image, false)))
        .extracting(Rendered::edge)
        .containsExactly(50, 200, Math.min(width, height), 128);
  }

  @Test
  void samePixelsAreSeenThroughDifferentFiles() {
    BufferedImage scene = Pictures.scene(70, 50);
    byte[] png = Pictures.encode(scene, "png");
    byte[] bmp = Pictures.encode(scene, "bmp");
    scene.setRGB(69, 49, scene.getRGB(69, 49) ^ 1);
    byte[] other = Pictures.encode(scene, "png");
    assertThat(same(png, bmp)).isTrue();
    assertThat(same(png, other)).isFalse();
    assertThat(same(png, Pictures.encode(Pictures.scene(50, 70), "png"))).isFalse();
    assertThat(
            same(
                Pictures.encode(Pictures.fading(70, 50), "png"),
                Pictures.encode(Pictures.scene(70, 50), "png")))
        .isFalse();
  }

  private static boolean same(byte[] one, byte[] other) {
    return Pictures.IMAGING.samePixels(ByteBuffer.wrap(one), ByteBuffer.wrap(other));
  }
}
