package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TruncationTest {

  @ParameterizedTest
  @EnumSource(ImageType.class)
  void everyPartOfAPictureIsRefused(ImageType type) {
    byte[] good = Pictures.good(type);
    // What ends the last frame of a GIF is followed by one byte that says nothing follows.
    int end = type == ImageType.GIF ? good.length - 1 : good.length;
    for (int length = 0; length < end; length++) {
      assertThat(Pictures.refusal(Arrays.copyOf(good, length)))
          .as("%s cut at %d of %d", type, length, good.length)
          .isInstanceOfAny(Refusal.NotAnImage.class, Refusal.DamagedImage.class);
    }
    for (int missing = good.length - end + 1; missing < 40; missing++) {
      assertThat(Pictures.refusal(Arrays.copyOf(good, good.length - missing)))
          .as("%s without its last %d bytes", type, missing)
          .isEqualTo(new Refusal.DamagedImage(type));
    }
  }

  @ParameterizedTest
  @EnumSource(ImageType.class)
  void whatFollowsAPictureIsDropped(ImageType type) {
    byte[] good = Pictures.good(type);
    byte[] longer = Arrays.copyOf(good, good.length + 1000);
    Arrays.fill(longer, good.length, longer.length, (byte) '<');
    BufferedImage expected = Pictures.render(good, Pictures.SMALL);
    assertThat(Pictures.difference(expected, Pictures.render(longer, Pictures.SMALL))).isZero();
  }

  @Test
  void everyPartOfAnAnimatedPngIsRefused() {
    byte[] frame = new byte[26];
    frame[7] = 8;
    frame[11] = 8;
    byte[] more = new byte[40];
    byte[] good =
        new PngForge()
            .header(8, 8, 8, 0, 0)
            .chunk("acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0})
            .chunk("fcTL", frame)
            .pixels(new byte[72])
            .chunk("fcTL", frame)
            .chunk("fdAT", more)
            .end();
    assertThat(Pictures.render(good, Pictures.SMALL).getWidth()).isEqualTo(64);
    for (int length = 0; length < good.length; length++) {
      assertThat(Pictures.refusal(Arrays.copyOf(good, length)))
          .as("cut at %d of %d", length, good.length)
          .isInstanceOfAny(Refusal.NotAnImage.class, Refusal.DamagedImage.class);
    }
  }

  @Test
  void progressiveJpegWithoutItsLastScansIsRefused() {
    byte[] good = Pictures.jpeg(Pictures.scene(96, 64), true);
    for (int length = 3; length < good.length; length++) {
      assertThat(Pictures.refusal(Arrays.copyOf(good, length)))
          .isEqualTo(new Refusal.DamagedImage(ImageType.JPEG));
    }
  }

  @Test
  void losslessWebpCutAnywhereIsRefused() {
    byte[] good = Pictures.webp(Pictures.fading(60, 60), 101);
    for (int length = 12; length < good.length; length++) {
      assertThat(Pictures.refusal(Arrays.copyOf(good, length)))
          .isEqualTo(new Refusal.DamagedImage(ImageType.WEBP));
    }
  }
}
