package dev.avatargateway.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.bytedeco.opencv.opencv_core.Mat;

/** The JDK's own readers, for the formats that OpenCV reads badly; no plugin is ever asked. */
final class JdkDecoder {

  private JdkDecoder() {}

  static Pixels decode(Outline outline) {
    BufferedImage image = read(outline);
    int width = image.getWidth();
    int height = image.getHeight();
    Mat mat = new Mat(height, width, CV_8UC4);
    // Little-endian ARGB words are bytes in OpenCV's order: blue, green, red, alpha.
    IntBuffer target =
        mat.<ByteBuffer>createBuffer().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      target.put(y * width, row);
    }
    return new Pixels(mat, Pixels.Model.BGRA);
  }

  private static BufferedImage read(Outline outline) {
    ImageReader reader = reader(outline.type());
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes(outline)))) {
      reader.setInput(input, true, true);
      return reader.read(0);
    } catch (IOException | RuntimeException e) {
      // Its readers answer bad data with almost any exception.
      throw new RefusedException(new Refusal.DamagedImage(outline.type()), e);
    } finally {
      reader.dispose();
    }
  }

  static byte[] bytes(Outline outline) {
    byte[] bytes = new byte[Math.toIntExact(outline.essenceSize())];
    MemorySegment target = MemorySegment.ofArray(bytes);
    long at = 0;
    for (MemorySegment piece : outline.essence()) {
      MemorySegment.copy(piece, 0, target, at, piece.byteSize());
      at += piece.byteSize();
    }
    return bytes;
  }

  static ImageReader reader(ImageType type) {
    String format = type.name().toLowerCase(Locale.ROOT);
    Iterator<ImageReaderSpi> found =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                ImageReaderSpi.class,
                spi ->
                    spi.getClass().getModule() == ImageReader.class.getModule()
                        && List.of(((ImageReaderSpi) spi).getFormatNames())
                            .contains(format),
                true);
    try {
      return found.next().createReaderInstance();
    } catch (IOException e) {
      throw new IllegalStateException("the JDK cannot make its own reader for " + format, e);
    }
  }
}
