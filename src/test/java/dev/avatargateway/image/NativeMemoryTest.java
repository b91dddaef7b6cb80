package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.RefusedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

  private static final List<Cut> CUTS =
      List.of(Cut.square(200, ImageType.PNG), Cut.master(512, ImageType.JPEG));

  private static List<byte[]> goodAndBad() {
    List<byte[]> pictures = new ArrayList<>();
    for (ImageType type : ImageType.values()) {
      byte[] good = Pictures.good(type);
      byte[] spoiled = good.clone();
      Arrays.fill(spoiled, good.length / 2, good.length - 20, (byte) 0x55);
      pictures.addAll(List.of(good, spoiled, Arrays.copyOf(good, good.length / 2)));
    }
    pictures.add(Pictures.encode(Pictures.fading(300, 200), "png"));
    pictures.add(Pictures.webp(Pictures.fading(300, 200), 70));
    return pictures;
  }

  private static void renderAll(List<byte[]> pictures) {
    for (byte[] picture : pictures) {
      ByteBuffer bytes = ByteBuffer.wrap(picture);
      try {
        Pictures.IMAGING.render(bytes, Pictures.MAX_PIXELS, CUTS);
        assertThat(Pictures.IMAGING.samePixels(bytes, bytes)).isTrue();
        assertThat(Pictures.IMAGING.alike(bytes, bytes)).isTrue();
      } catch (RefusedException e) {
        assertThat(e.refusal()).isNotNull();
      }
    }
  }

  @Test
  void nothingNativeIsLeftOfGoodAndBadPictures() {
    List<byte[]> pictures = goodAndBad();
    renderAll(pictures);
    long count = Pointer.totalCount();
    long bytes = Pointer.totalBytes();
    for (int round = 0; round < 40; round++) {
      renderAll(pictures);
    }
    assertThat(Pointer.totalCount()).isEqualTo(count);
    assertThat(Pointer.totalBytes()).isEqualTo(bytes);
  }
}
