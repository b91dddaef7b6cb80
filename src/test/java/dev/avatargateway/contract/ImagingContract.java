package dev.avatargateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Health;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging;
import dev.avatargateway.core.Imaging.Header;
import dev.avatargateway.core.Imaging.Rendered;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of {@link Imaging}. */
public interface ImagingContract {

  /** The imaging under test. */
  Imaging imaging();

  private static ByteBuffer picture(String format, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, 0x204060 + i % width);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return ByteBuffer.wrap(out.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  default void headerSaysTypeAndSize(String format) throws IOException {
    ByteBuffer bytes = picture(format, 60, 40);
    assertThat(imaging().inspect(bytes, 2400))
        .isEqualTo(new Header(ImageType.valueOf(format.toUpperCase(Locale.ROOT)), 60, 40));
    assertThat(bytes.position()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  default void onePixelTooManyIsRefused(String format) throws IOException {
    ByteBuffer bytes = picture(format, 60, 40);
    Refusal expected = new Refusal.TooManyPixels(2399, 2400);
    assertThat(refusal(() -> imaging().inspect(bytes, 2399))).isEqualTo(expected);
    assertThat(refusal(() -> imaging().render(bytes, 2399, List.of()))).isEqualTo(expected);
  }

  @Test
  default void itSaysThatPicturesCanBeDecoded() {
    assertThat(imaging().check()).isEqualTo(Health.OK);
  }

  @Test
  default void whatIsNoPictureIsRefused() {
    ByteBuffer text = ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII));
    assertThat(refusal(() -> imaging().inspect(text, 100))).isInstanceOf(Refusal.NotAnImage.class);
    assertThat(refusal(() -> imaging().render(text, 100, List.of())))
        .isInstanceOf(Refusal.NotAnImage.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  default void halfAPictureIsRefused(String format) throws IOException {
    ByteBuffer whole = picture(format, 60, 40);
    ByteBuffer half = whole.duplicate().limit(whole.limit() * 3 / 5);
    assertThat(refusal(() -> imaging().render(half, 2400, List.of(Cut.square(9, ImageType.PNG)))))
        .isInstanceOf(Refusal.DamagedImage.class);
  }

  @Test
  default void exactCutsHaveTheirEdgeAndMastersAreNotEnlarged() throws IOException {
    List<Cut> cuts =
        List.of(
            Cut.master(512, ImageType.JPEG),
            Cut.square(200, ImageType.PNG),
            Cut.square(16, ImageType.JPEG),
            Cut.master(30, ImageType.JPEG),
            Cut.master(512, ImageType.PNG));
    List<Rendered> made = imaging().render(picture("png", 60, 40), 2400, cuts);
    assertThat(made).extracting(Rendered::edge).containsExactly(40, 200, 16, 30);
    assertThat(made).extracting(Rendered::cut).isEqualTo(cuts.subList(0, 4));
    for (Rendered one : made) {
      byte[] bytes = new byte[one.bytes().remaining()];
      one.bytes().get(bytes);
      assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(one.edge());
    }
  }

  @Test
  default void samePictureInTwoFormatsHasTheSamePixels() throws IOException {
    assertThat(imaging().samePixels(picture("png", 60, 40), picture("bmp", 60, 40))).isTrue();
    assertThat(imaging().samePixels(picture("png", 60, 40), picture("png", 40, 60))).isFalse();
    assertThat(imaging().samePixels(picture("png", 60, 40), picture("png", 61, 40))).isFalse();
  }

  @Test
  default void manyThreadsGetWhatOneGets() throws Exception {
    ByteBuffer bytes = picture("jpeg", 300, 200);
    Callable<ByteBuffer> one =
        () ->
            imaging()
                .render(bytes, 60_000, List.of(Cut.square(64, ImageType.PNG)))
                .getFirst()
                .bytes();
    ByteBuffer expected = one.call();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<ByteBuffer>> all = IntStream.range(0, 64).mapToObj(_ -> one).toList();
      for (Future<ByteBuffer> made : threads.invokeAll(all)) {
        assertThat(made.get()).isEqualTo(expected);
      }
    }
  }

  private static Refusal refusal(Callable<?> attempt) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, attempt::call);
    assertThat(refused).isNotNull();
    return refused.refusal();
  }
}
