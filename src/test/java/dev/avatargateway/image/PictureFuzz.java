package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.RefusedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that say they are a picture: they are refused, or become pictures of the promised size. */
final class PictureFuzz {

  private static final long MAX_PIXELS = 1_000_000;
  private static final List<Cut> CUTS =
      List.of(Cut.square(16, ImageType.PNG), Cut.master(64, ImageType.JPEG));

  static Stream<Arguments> seeds() {
    return Arrays.stream(ImageType.values()).map(type -> Arguments.of(Pictures.good(type)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "20s")
  void aPictureOrARefusal(byte[] bytes) {
    List<Imaging.Rendered> made;
    try {
      made = Pictures.IMAGING.render(ByteBuffer.wrap(bytes), MAX_PIXELS, CUTS);
    } catch (RefusedException e) {
      return;
    }
    assertThat(made).hasSize(CUTS.size());
    Imaging.Header small = Pictures.IMAGING.inspect(made.getFirst().bytes(), MAX_PIXELS);
    assertThat(List.of(small.width(), small.height())).isEqualTo(List.of(16, 16));
  }
}
