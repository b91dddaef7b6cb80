package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging.Header;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

  private static final Cut CUT = Cut.square(64, ImageType.PNG);

  @ParameterizedTest
  @EnumSource(ImageType.class)
  void typeAndSizeAreReadFromTheBytes(ImageType type) {
    ByteBuffer bytes = ByteBuffer.wrap(Pictures.good(type));
    assertThat(Pictures.IMAGING.inspect(bytes, Pictures.MAX_PIXELS))
        .isEqualTo(new Header(type, 96, 64));
    assertThat(bytes.position()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"PNG,0", "BMP,0", "WEBP,40", "JPEG,12", "GIF,60"})
  void theMiddleComesOutInEachFormat(ImageType type, int tolerance) {
    BufferedImage middle = Pictures.scene(96, 64).getSubimage(16, 0, 64, 64);
    BufferedImage made = Pictures.render(Pictures.good(type), CUT);
    assertThat(Pictures.difference(middle, made)).isLessThanOrEqualTo(tolerance);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void directAndOffsetBuffersAreReadFromTheirStart(boolean readOnly) {
    byte[] png = Pictures.good(ImageType.PNG);
    ByteBuffer direct = ByteBuffer.allocateDirect(png.length).put(png).position(7);
    ByteBuffer bytes = readOnly ? direct.asReadOnlyBuffer() : direct;
    assertThat(Pictures.IMAGING.inspect(bytes, Pictures.MAX_PIXELS).width()).isEqualTo(96);
    assertThat(Pictures.IMAGING.samePixels(bytes, ByteBuffer.wrap(png))).isTrue();
    assertThat(bytes.position()).isEqualTo(7);
  }

  @Test
  void progressiveJpegComesOutAsBaselineDoes() {
    BufferedImage scene = Pictures.scene(300, 300);
    BufferedImage baseline = Pictures.render(Pictures.jpeg(scene, false), CUT);
    BufferedImage progressive = Pictures.render(Pictures.jpeg(scene, true), CUT);
    assertThat(Pictures.difference(baseline, progressive)).isLessThanOrEqualTo(2);
  }

  @Test
  void greyJpegStaysGrey() {
    BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64 * 64; i++) {
      grey.getRaster().setSample(i % 64, i / 64, 0, 4 * (i % 64));
    }
    BufferedImage made = Pictures.render(Pictures.jpeg(grey, false), CUT);
    for (int x = 0; x < 64; x++) {
      assertThat(Pictures.difference(made.getRGB(x, 9), 0xFF000000 | 4 * x * 0x010101))
          .isLessThanOrEqualTo(4);
    }
  }

  /** One grey level to a column; the last one may be declared transparent. */
  @ParameterizedTest
  @CsvSource({
    "1,false",
    "2,false",
    "4,false",
    "8,false",
    "16,false",
    "1,true",
    "4,true",
    "16,true"
  })
  void greyPngOfEachDepth(int depth, boolean transparency) {
    int levels = Math.min(1 << depth, 64);
    int max = (1 << depth) - 1;
    PngForge forge = new PngForge().header(64, 64, depth, 0, 0);
    if (transparency) {
      forge.chunk("tRNS", new byte[] {(byte) (max >> 8), (byte) max});
    }
    byte[] png = forge.pixels(rows(64, depth, x -> (x * levels / 64) * max / (levels - 1))).end();
    BufferedImage made = Pictures.render(png, CUT);
    for (int x = 0; x < 64; x++) {
      int stored = (x * levels / 64) * max / (levels - 1);
      int level = (int) Math.round(stored * 255.0 / max);
      int alpha = transparency && x * levels / 64 == levels - 1 ? 0 : 0xFF000000;
      int argb = made.getRGB(x, 5);
      assertThat(argb & 0xFF000000).as("alpha of column %d", x).isEqualTo(alpha);
      if (alpha != 0) {
        assertThat(Pictures.difference(argb, alpha | level * 0x010101)).isLessThanOrEqualTo(1);
      }
    }
  }

  private static byte[] rows(int edge, int depth, IntUnaryOperator value) {
    int length = edge * depth / 8 + 1;
    byte[] row = new byte[length];
    for (int x = 0; x < edge; x++) {
      int bit = x * depth;
      int shifted = value.applyAsInt(x) << (depth == 16 ? 0 : 8 - depth - bit % 8);
      row[1 + bit / 8] |= (byte) (depth == 16 ? shifted >> 8 : shifted);
      if (depth == 16) {
        row[2 + bit / 8] = (byte) shifted;
      }
    }
    byte[] all = new byte[length * edge];
    for (int y = 0; y < edge; y++) {
      System.arraycopy(row, 0, all, y * length, length);
    }
    return all;
  }

  @Test
  void colourNamedTransparentInAnRgbPngIs() {
    byte[] rows = new byte[64 * (1 + 64 * 3)];
    for (int y = 0; y < 64; y++) {
      Arrays.fill(rows, y * 193 + 1, y * 193 + 97, (byte) 200);
    }
    byte[] png =
        new PngForge()
            .header(64, 64, 8, 2, 0)
            .chunk("tRNS", new byte[] {0, (byte) 200, 0, (byte) 200, 0, (byte) 200})
            .pixels(rows)
            .end();
    BufferedImage made = Pictures.render(png, CUT);
    assertThat(made.getRGB(3, 3) >>> 24).isZero();
    assertThat(made.getRGB(60, 3)).isEqualTo(0xFF000000);
  }

  @Test
  void paletteWithTransparencyIsLookedUp() {
    byte[] map = {(byte) 255, 0, 0, 0, (byte) 255, 0};
    byte[] png =
        new PngForge()
            .header(64, 64, 1, 3, 0)
            .chunk("PLTE", map)
            .chunk("tRNS", new byte[] {(byte) 128})
            .pixels(rows(64, 1, x -> x / 32))
            .end();
    BufferedImage made = Pictures.render(png, CUT);
    assertThat(Pictures.difference(made.getRGB(3, 3), 0x80FF0000)).isLessThanOrEqualTo(1);
    assertThat(made.getRGB(60, 3)).isEqualTo(0xFF00FF00);
  }

  @Test
  void interlacedSixteenBitPngWithGammaChunksComesOutRight() {
    byte[] rows = new byte[64 * (1 + 64 * 8) + 4096];
    // Adam7's passes of a single colour are that colour behind each filter byte.
    int at = 0;
    int[][] passes = {{8, 8}, {8, 8}, {16, 8}, {16, 16}, {32, 16}, {32, 32}, {64, 32}};
    for (int[] pass : passes) {
      for (int y = 0; y < pass[1]; y++) {
        at++;
        for (int x = 0; x < pass[0]; x++) {
          byte[] colour = {10, 0, (byte) 200, 0, 90, 0, (byte) 255, (byte) 255};
          System.arraycopy(colour, 0, rows, at, 8);
          at += 8;
        }
      }
    }
    byte[] png =
        new PngForge()
            .header(64, 64, 16, 6, 1)
            .chunk("gAMA", new byte[] {0, 0, 0, 1})
            .chunk("cHRM", new byte[32])
            .pixels(Arrays.copyOf(rows, at))
            .end();
    assertThat(Pictures.difference(Pictures.render(png, CUT).getRGB(9, 9), 0xFF0AC85A))
        .isLessThanOrEqualTo(1);
  }

  @Test
  void firstFrameOfAGifLiesOnItsTransparentCanvas() {
    IndexColorModel palette =
        new IndexColorModel(1, 2, new byte[] {0, 9}, new byte[] {(byte) 250, 9}, new byte[] {0, 9});
    BufferedImage frame = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_INDEXED, palette);
    byte[] gif = Pictures.encode(frame, "gif");
    ByteBuffer edited = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
    edited.putShort(6, (short) 64).putShort(8, (short) 64);
    int descriptor = 13 + (3 << ((gif[10] & 7) + 1));
    while (gif[descriptor] != 0x2C) {
      descriptor++;
    }
    edited.putShort(descriptor + 1, (short) 32).putShort(descriptor + 3, (short) 16);
    BufferedImage made = Pictures.render(gif, CUT);
    assertThat(made.getRGB(40, 20)).isEqualTo(0xFF00FA00);
    assertThat(made.getRGB(10, 20) >>> 24).isZero();
    assertThat(made.getRGB(40, 60) >>> 24).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 90})
  void firstFrameOfAWebpFilmLiesOnItsTransparentCanvas(int quality) {
    byte[] one = Pictures.webp(Pictures.scene(32, 32), quality);
    byte[] other = Pictures.webp(Pictures.fading(32, 32), quality);
    byte[] film = film(64, one, other);
    BufferedImage made = Pictures.render(film, CUT);
    BufferedImage shown = made.getSubimage(32, 16, 32, 32);
    assertThat(Pictures.difference(Pictures.scene(32, 32), shown)).isLessThan(60);
    assertThat(made.getRGB(10, 20) >>> 24).isZero();
    assertThat(shown.getRGB(0, 0) >>> 24).isEqualTo(255);
  }

  private static byte[] film(int edge, byte[]... frames) {
    ByteBuffer out = ByteBuffer.allocate(100_000).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(0).put(ascii("WEBPVP8X")).putInt(10).putInt(0x12);
    out.put((byte) (edge - 1)).putShort((short) 0).put((byte) (edge - 1)).putShort((short) 0);
    out.put(ascii("ANIM")).putInt(6).putInt(-1).putShort((short) 0);
    for (byte[] frame : frames) {
      // A file with its own extended header is put in without that header.
      int from = new String(frame, 12, 4, StandardCharsets.US_ASCII).equals("VP8X") ? 30 : 12;
      out.put(ascii("ANMF")).putInt(16 + frame.length - from);
      out.put((byte) 16).putShort((short) 0).put((byte) 8).putShort((short) 0);
      out.put((byte) 31).putShort((short) 0).put((byte) 31).putShort((short) 0);
      out.putInt(100).put(frame, from, frame.length - from);
    }
    out.putInt(4, out.position() - 8);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void transparencyIsKeptInPngAndPutOnWhiteInJpeg() {
    byte[] png = Pictures.encode(Pictures.fading(64, 64), "png");
    assertThat(Pictures.difference(Pictures.fading(64, 64), Pictures.render(png, CUT))).isZero();
    BufferedImage jpeg = Pictures.render(png, Cut.square(64, ImageType.JPEG));
    assertThat(Pictures.difference(jpeg.getRGB(0, 30), 0xFFFFFFFF)).isLessThanOrEqualTo(3);
    assertThat(Pictures.difference(jpeg.getRGB(63, 30), Pictures.scene(64, 64).getRGB(63, 30)))
        .isLessThanOrEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 90})
  void transparencyOfWebpIsKept(int quality) {
    byte[] webp = Pictures.webp(Pictures.fading(64, 64), quality);
    BufferedImage made = Pictures.render(webp, CUT);
    for (int x = 0; x < 64; x++) {
      assertThat(made.getRGB(x, 30) >>> 24).isEqualTo(255 * x / 63);
    }
  }
}
