package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePicturesTest {

  private static final Refusal DAMAGED_PNG = new Refusal.DamagedImage(ImageType.PNG);
  private static final Refusal DAMAGED_GIF = new Refusal.DamagedImage(ImageType.GIF);
  private static final Refusal DAMAGED_BMP = new Refusal.DamagedImage(ImageType.BMP);

  private static PngForge grey(int width, int height) {
    return new PngForge().header(width, height, 8, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({"935820,854554", "25200,33300", "60000,60000", "64000001,1", "2147483647,2147483647"})
  void hugePngIsRefusedByItsHeader(int width, int height) {
    assertThat(Pictures.refusal(grey(width, height).pixels(new byte[9]).end()))
        .isEqualTo(new Refusal.TooManyPixels(Pictures.MAX_PIXELS, (long) width * height));
  }

  @ParameterizedTest
  @CsvSource({"64250,64250", "22500,33300", "65535,65535"})
  void hugeJpegIsRefusedByItsHeader(int width, int height) {
    byte[] jpeg = Pictures.good(ImageType.JPEG);
    int frame = find(jpeg, 0xC0);
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
    assertThat(Pictures.refusal(jpeg))
        .isEqualTo(new Refusal.TooManyPixels(Pictures.MAX_PIXELS, (long) width * height));
  }

  @ParameterizedTest
  @CsvSource({"65535,65535", "65535,1321"})
  void hugeGifIsRefusedByItsScreen(int width, int height) {
    byte[] gif = Pictures.good(ImageType.GIF);
    little(gif).putShort(6, (short) width).putShort(8, (short) height);
    assertThat(Pictures.refusal(gif))
        .isEqualTo(new Refusal.TooManyPixels(Pictures.MAX_PIXELS, (long) width * height));
  }

  @Test
  void hugeBmpAndWebpAreRefusedByTheirHeaders() {
    byte[] bmp = Pictures.good(ImageType.BMP);
    little(bmp).putInt(18, 1_073_741_825).putInt(22, 1);
    assertThat(Pictures.refusal(bmp))
        .isEqualTo(new Refusal.TooManyPixels(Pictures.MAX_PIXELS, 1_073_741_825));
    byte[] webp = Pictures.good(ImageType.WEBP);
    little(webp).putShort(26, (short) 16383).putShort(28, (short) 16383);
    assertThat(Pictures.refusal(webp))
        .isEqualTo(new Refusal.TooManyPixels(Pictures.MAX_PIXELS, 16383L * 16383));
  }

  @ParameterizedTest
  @CsvSource({"0,64", "64,0", "0,0"})
  void picturesOfNoSizeAreRefused(short width, short height) {
    assertThat(Pictures.refusal(grey(width, height).pixels(new byte[9]).end()))
        .isEqualTo(DAMAGED_PNG);
    byte[] gif = Pictures.good(ImageType.GIF);
    little(gif).putShort(6, width).putShort(8, height);
    assertThat(Pictures.refusal(gif)).isEqualTo(DAMAGED_GIF);
    byte[] frame = Pictures.good(ImageType.GIF);
    int at = descriptor(frame);
    little(frame).putShort(at + 5, width).putShort(at + 7, height);
    assertThat(Pictures.refusal(frame)).isEqualTo(DAMAGED_GIF);
    byte[] bmp = Pictures.good(ImageType.BMP);
    little(bmp).putInt(18, width).putInt(22, height);
    assertThat(Pictures.refusal(bmp)).isEqualTo(DAMAGED_BMP);
  }

  @ParameterizedTest
  @CsvSource({"0,0,65535,65535", "90,60,96,64", "65535,65535,1,1"})
  void gifFrameOutsideItsScreenIsRefused(int x, int y, int width, int height) {
    byte[] gif = Pictures.good(ImageType.GIF);
    int at = descriptor(gif);
    little(gif).putShort(at + 1, (short) x).putShort(at + 3, (short) y);
    little(gif).putShort(at + 5, (short) width).putShort(at + 7, (short) height);
    assertThat(Pictures.refusal(gif)).isEqualTo(DAMAGED_GIF);
  }

  @Test
  void gifWithTooFewCodesIsRefused() {
    byte[] gif = Pictures.good(ImageType.GIF);
    little(gif).putShort(6, (short) 4000).putShort(8, (short) 4000);
    int at = descriptor(gif);
    little(gif).putShort(at + 5, (short) 4000).putShort(at + 7, (short) 4000);
    assertThat(Pictures.refusal(gif)).isEqualTo(DAMAGED_GIF);
  }

  @Test
  void pngChunkThatClaimsMoreThanTheFileIsRefused() {
    byte[] png = grey(64, 64).chunk("IDAT", new byte[9], 0xFF00FF00, 0).end();
    assertThat(Pictures.refusal(png)).isEqualTo(DAMAGED_PNG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IHDR", "IDAT", "IEND", "tEXt"})
  void pngChunkWithAWrongChecksumIsRefused(String type) {
    byte[] png = grey(8, 8).chunk("tEXt", new byte[20]).pixels(new byte[72]).end();
    int at = new String(png, StandardCharsets.ISO_8859_1).indexOf(type);
    int length = ByteBuffer.wrap(png).getInt(at - 4);
    png[at + 4 + length] ^= 1;
    assertThat(Pictures.refusal(png)).isEqualTo(DAMAGED_PNG);
  }

  @Test
  void pngChunksInTheWrongPlaceAreRefused() {
    byte[] data = PngForge.deflate(new byte[72]);
    byte[] half = Arrays.copyOf(data, data.length / 2);
    byte[] rest = Arrays.copyOfRange(data, data.length / 2, data.length);
    assertThat(
            Pictures.refusal(
                grey(8, 8)
                    .chunk("IDAT", half)
                    .chunk("tIME", new byte[7])
                    .chunk("IDAT", rest)
                    .end()))
        .isEqualTo(DAMAGED_PNG);
    assertThat(Pictures.refusal(grey(8, 8).end())).isEqualTo(DAMAGED_PNG);
    assertThat(Pictures.refusal(grey(8, 8).pixels(new byte[72]).header(8, 8, 8, 0, 0).end()))
        .isEqualTo(DAMAGED_PNG);
    assertThat(Pictures.refusal(new PngForge().header(8, 8, 8, 3, 0).pixels(new byte[72]).end()))
        .isEqualTo(DAMAGED_PNG);
    assertThat(Pictures.refusal(grey(8, 8).chunk("ABCD", new byte[4]).pixels(new byte[72]).end()))
        .isEqualTo(DAMAGED_PNG);
    assertThat(Pictures.refusal(grey(8, 8).pixels(new byte[72]).unfinished()))
        .isEqualTo(DAMAGED_PNG);
  }

  @ParameterizedTest
  @CsvSource({"3,0", "8,1", "8,5", "16,3", "0,0", "2,6"})
  void pngOfAKindThatDoesNotExistIsRefused(int depth, int colourType) {
    assertThat(
            Pictures.refusal(
                new PngForge().header(8, 8, depth, colourType, 0).pixels(new byte[72]).end()))
        .isEqualTo(DAMAGED_PNG);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40, 71})
  void pngWithTooFewPixelsIsRefused(int bytes) {
    assertThat(Pictures.refusal(grey(8, 8).pixels(new byte[bytes]).end())).isEqualTo(DAMAGED_PNG);
  }

  @Test
  void pngWithBadCompressionIsRefused() {
    byte[] data = PngForge.deflate(new byte[72]);
    data[data.length - 1] ^= 1;
    assertThat(Pictures.refusal(grey(8, 8).chunk("IDAT", data).end())).isEqualTo(DAMAGED_PNG);
    byte[] noise = new byte[500];
    new Random(1).nextBytes(noise);
    assertThat(Pictures.refusal(grey(64, 64).chunk("IDAT", noise).end())).isEqualTo(DAMAGED_PNG);
  }

  @Test
  void jpegOfManyScansIsRefused() {
    byte[] jpeg = Pictures.jpeg(Pictures.scene(96, 64), true);
    int scan = find(jpeg, 0xDA);
    int next = scan + 2;
    while (jpeg[next] != -1 || jpeg[next + 1] == 0) {
      next++;
    }
    ByteBuffer many = ByteBuffer.allocate(jpeg.length + 1000 * (next - scan));
    many.put(jpeg, 0, next);
    for (int i = 0; i < 1000; i++) {
      many.put(jpeg, scan, next - scan);
    }
    many.put(jpeg, next, jpeg.length - next);
    assertThat(Pictures.refusal(many.array())).isEqualTo(new Refusal.DamagedImage(ImageType.JPEG));
  }

  @ParameterizedTest
  @CsvSource({
    "C3,lossless JPEG",
    "C9,arithmetic-coded JPEG",
    "CA,arithmetic-coded JPEG",
    "C5,hierarchical JPEG",
    "F7,JPEG-LS"
  })
  void jpegOfAnotherProcessIsNoPictureThatIsTaken(String code, String name) {
    byte[] jpeg = Pictures.good(ImageType.JPEG);
    jpeg[find(jpeg, 0xC0) + 1] = (byte) Integer.parseInt(code, 16);
    assertThat(Pictures.refusal(jpeg)).isEqualTo(new Refusal.NotAnImage(name));
  }

  @Test
  void jpegOfTwelveBitsIsNoPictureThatIsTaken() {
    byte[] jpeg = Pictures.good(ImageType.JPEG);
    jpeg[find(jpeg, 0xC0) + 4] = 12;
    assertThat(Pictures.refusal(jpeg)).isEqualTo(new Refusal.NotAnImage("12-bit JPEG"));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void bmpThatHoldsAnotherFormatIsRefused(int compression) {
    byte[] bmp = Pictures.good(ImageType.BMP);
    little(bmp).putInt(30, compression);
    assertThat(Pictures.refusal(bmp)).isInstanceOf(Refusal.NotAnImage.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broken-jpeg/broken-sos-before-sof.jpg",
        "broken-jpeg/broken-bogus-segment-length.jpg",
        "broken-jpeg/broken-no-sof-ascii-transfer-mode.jpg",
        "broken-jpeg/513f29d0-02a8-11e7-9756-6035edb96e79.jpg",
        "broken-jpeg/110115680-6d6dce80-7d84-11eb-99df-4cb21df3b09f.jpeg"
      })
  void brokenJpegsOfOthersAreRefused(String name) throws IOException {
    assertThat(Pictures.refusal(sample(name))).isEqualTo(new Refusal.DamagedImage(ImageType.JPEG));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpeg/jfif-16bit-dqt.jpg",
        "jpeg/5dhtsegments.jpg",
        "jpeg/6dhtsegments.jpg",
        "jpeg/jfif-component-id-out-of-range.jpg",
        "jpeg/corrupted-icc-srgb.jpg",
        "jpeg/cmm-exception-srgb.jpg",
        "jpeg/exif-empty-icc-profile.jpeg",
        "jpeg/invalid-icc-single-chunk-bad-sequence-number.jpg",
        "jpeg/jfif-cmyk-invalid-icc-profile-srgb.jpg",
        "jpeg/cmyk-sample.jpg",
        "jpeg/jfif-exif-xmp-adobe-progressive-negative-component-count.jpg",
        "jpeg/adobe-unknown-rgb-ids.jpg",
        "jpeg/exif-rgb-thumbnail-bad-exif-kodak-dc210.jpg"
      })
  void oddJpegsOfOthersAreTaken(String name) throws IOException {
    assertThat(Pictures.render(sample(name), Pictures.SMALL).getWidth()).isEqualTo(64);
  }

  /** Nothing but a picture or a refusal may come of a picture with some bytes changed. */
  @ParameterizedTest
  @EnumSource(ImageType.class)
  void changedBytesNeverDoHarm(ImageType type) {
    byte[] good = Pictures.good(type);
    Random random = new Random(42);
    for (int round = 0; round < 400; round++) {
      byte[] changed = good.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        int within = random.nextBoolean() ? Math.min(120, good.length) : good.length;
        changed[random.nextInt(within)] = (byte) random.nextInt();
      }
      Outcome outcome = Outcome.of(changed);
      assertThat(outcome).isIn(Outcome.MADE, Outcome.REFUSED);
    }
  }

  private enum Outcome {
    MADE,
    REFUSED;

    static Outcome of(byte[] bytes) {
      try {
        Pictures.render(bytes, Pictures.SMALL);
        return MADE;
      } catch (RefusedException e) {
        return REFUSED;
      }
    }
  }

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = HostilePicturesTest.class.getResourceAsStream("/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int descriptor(byte[] gif) {
    int at = 13 + (3 << ((gif[10] & 7) + 1));
    while (gif[at] == 0x21) {
      at += 8;
    }
    return at;
  }

  /** Where a marker of a JPEG stands. */
  private static int find(byte[] jpeg, int marker) {
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != marker) {
      at += 2 + (((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF));
    }
    return at;
  }
}
