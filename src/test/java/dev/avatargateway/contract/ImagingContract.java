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
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Image;
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

  /** A disc on a slope, with a bar across where it is asked for. */
  private static BufferedImage disc(int width, int height, boolean bar) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, new Color(0x3070C0), width, height, new Color(0xE0D0A0)));
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.WHITE);
    pen.fillOval(width / 3, height / 4, height / 3, height / 2);
    if (bar) {
      pen.setColor(Color.BLACK);
      pen.fillRect(width / 2 - height / 8, height * 3 / 5, height / 4, height / 12);
    }
    pen.dispose();
    return image;
  }

  private static ByteBuffer encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return ByteBuffer.wrap(out.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "bmp"})
  default void pictureInAnotherFormatOrSizeIsAlike(String format) throws IOException {
    ByteBuffer large = encoded(disc(900, 700, false), "png");
    assertThat(imaging().alike(large, encoded(disc(900, 700, false), format))).isTrue();
    BufferedImage small = disc(900, 700, false).getSubimage(100, 0, 700, 700);
    BufferedImage scaled = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
    Image averaged = small.getScaledInstance(128, 128, Image.SCALE_AREA_AVERAGING);
    scaled.getGraphics().drawImage(averaged, 0, 0, null);
    assertThat(imaging().alike(encoded(scaled, format), large)).isTrue();
  }

  @Test
  default void renditionsOfOnePictureAreAlike() throws IOException {
    ByteBuffer picture = encoded(disc(900, 700, false), "png");
    List<Cut> cuts =
        List.of(
            Cut.master(512, ImageType.JPEG),
            Cut.square(200, ImageType.PNG),
            Cut.square(128, ImageType.PNG),
            Cut.square(50, ImageType.PNG));
    List<Rendered> made = imaging().render(picture, 1_000_000, cuts);
    assertThat(made)
        .allSatisfy(
            one ->
                assertThat(made)
                    .allSatisfy(
                        other -> assertThat(imaging().alike(one.bytes(), other.bytes())).isTrue()));
  }

  @Test
  default void pictureWithSomethingDrawnOverItIsNotAlike() throws IOException {
    ByteBuffer plain = encoded(disc(900, 700, false), "png");
    assertThat(imaging().alike(plain, encoded(disc(900, 700, true), "png"))).isFalse();
    assertThat(imaging().alike(plain, encoded(disc(700, 900, false), "png"))).isFalse();
  }

  @Test
  default void whatIsNoPictureIsLikeNone() throws IOException {
    ByteBuffer text = ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer plain = picture("png", 60, 40);
    assertThat(refusal(() -> imaging().alike(text, plain))).isInstanceOf(Refusal.NotAnImage.class);
    assertThat(refusal(() -> imaging().alike(plain, text))).isInstanceOf(Refusal.NotAnImage.class);
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
