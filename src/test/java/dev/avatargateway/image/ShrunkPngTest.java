package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShrunkPngTest {

  private static final int WIDTH = 37;
  private static final int HEIGHT = 26;
  private static final int SHRINK = 4;

  private static byte[] png(int depth, int colourType, int transparency) {
    Random random = new Random(depth * 10L + colourType);
    int samples = List.of(1, 0, 3, 1, 2, 0, 4).get(colourType);
    int rowBytes = (WIDTH * samples * depth + 7) / 8;
    byte[] rows = new byte[HEIGHT * (rowBytes + 1)];
    random.nextBytes(rows);
    for (int y = 0; y < HEIGHT; y++) {
      rows[y * (rowBytes + 1)] = (byte) (y % 5);
    }
    PngForge png = new PngForge().header(WIDTH, HEIGHT, depth, colourType, 0);
    if (colourType == 3) {
      byte[] palette = new byte[3 << depth];
      random.nextBytes(palette);
      png.chunk("PLTE", palette);
    }
    if (transparency > 0) {
      byte[] transparent = new byte[transparency];
      transparent[transparency - 1] = 1;
      png.chunk("tRNS", transparent);
    }
    return png.pixels(rows).end();
  }

  /** The same as all pixels at once, averaged by the colours' alpha. */
  @ParameterizedTest
  @CsvSource({
    "1,0,0", "2,0,0", "4,0,0", "8,0,0", "16,0,0", "1,0,2", "4,0,2", "8,0,2", "8,2,0", "16,2,0",
    "8,2,6", "1,3,0", "2,3,3", "4,3,7", "8,3,0", "8,3,200", "8,4,0", "16,4,0", "8,6,0", "16,6,0"
  })
  void blocksAreTheMeansOfTheirPixels(int depth, int colourType, int transparency) {
    Pictures.IMAGING.warmUp();
    byte[] bytes = png(depth, colourType, transparency);
    Outline outline = Outline.of(ByteBuffer.wrap(bytes), Pictures.MAX_PIXELS);
    try (PointerScope _ = new PointerScope()) {
      Pixels whole = Decoder.decode(outline, 1);
      Pixels shrunk = Decoder.decode(outline, SHRINK);
      assertThat(shrunk.mat().cols()).isEqualTo(WIDTH / SHRINK);
      assertThat(shrunk.mat().rows()).isEqualTo(HEIGHT / SHRINK);
      byte[] all = Samples.of(Scaler.withAlpha(whole));
      byte[] means = Samples.of(Scaler.withAlpha(shrunk));
      for (int i = 0; i < means.length; i++) {
        int pixel = i / 4;
        int mean = mean(all, pixel % (WIDTH / SHRINK), pixel / (WIDTH / SHRINK), i % 4);
        if (mean >= 0) {
          assertThat(means[i] & 0xFF).as("sample %d", i).isBetween(mean - 1, mean + 1);
        }
      }
    }
  }

  /** Of one block; -1 where a colour does not matter because nothing shows. */
  private static int mean(byte[] bgra, int column, int row, int channel) {
    long sum = 0;
    long weights = 0;
    for (int i = 0; i < SHRINK * SHRINK; i++) {
      int x = column * SHRINK + i % SHRINK;
      int y = row * SHRINK + i / SHRINK;
      int at = 4 * (y * WIDTH + x);
      int weight = channel == 3 ? 1 : bgra[at + 3] & 0xFF;
      sum += (long) weight * (bgra[at + channel] & 0xFF);
      weights += weight;
    }
    return weights == 0 ? -1 : (int) (sum / weights);
  }

  @Test
  void aPictureOf64MegapixelsIsTakenWithinTheDefaultMemory() {
    byte[] png = new PngForge().header(8000, 8000, 8, 2, 0).pixels(new byte[8000 * 24_001]).end();
    var made =
        Pictures.IMAGING.render(
            ByteBuffer.wrap(png),
            Pictures.MAX_PIXELS,
            List.of(Cut.master(512, ImageType.JPEG), Cut.square(200, ImageType.PNG)));
    assertThat(made).hasSize(2);
  }

  @Test
  void aLargePictureWhoseDataEndsEarlyIsRefused() {
    byte[] rows = new byte[4000 * 12_001 - 1];
    byte[] png = new PngForge().header(4000, 4000, 8, 2, 0).pixels(rows).end();
    assertThat(Pictures.refusal(png)).isEqualTo(new Refusal.DamagedImage(ImageType.PNG));
    byte[] data = PngForge.deflate(new byte[4000 * 12_001]);
    data[data.length - 1] ^= 1;
    byte[] changed = new PngForge().header(4000, 4000, 8, 2, 0).chunk("IDAT", data).end();
    assertThat(Pictures.refusal(changed)).isEqualTo(new Refusal.DamagedImage(ImageType.PNG));
  }
}
