package dev.avatargateway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging.Rendered;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pictures made by code, and the imaging under test. */
final class Pictures {

  static final Path NATIVE = Path.of("target", "native");
  static final OpenCvImaging IMAGING = new OpenCvImaging(NATIVE);
  static final long MAX_PIXELS = 64_000_000;
  static final Cut SMALL = Cut.square(64, ImageType.PNG);

  private Pictures() {}

  /** A smooth scene without symmetry: red grows to the right, green to the bottom. */
  static BufferedImage scene(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int blue = 128 + (int) (60 * Math.sin(6.0 * (x + 2 * y) / (width + height)));
        int red = 255 * x / width;
        int green = 255 * y / height;
        image.setRGB(x, y, (red << 16) | (green << 8) | blue);
      }
    }
    return image;
  }

  /** The scene with alpha growing from nothing at the left to full at the right. */
  static BufferedImage fading(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    BufferedImage scene = scene(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int alpha = 255 * x / (width - 1);
        image.setRGB(x, y, (alpha << 24) | (scene.getRGB(x, y) & 0xFFFFFF));
      }
    }
    return image;
  }

  static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(image, format, out)).as("the JDK writes %s", format).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] jpeg(BufferedImage image, boolean progressive) {
    ImageWriter writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(0.9f);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /**
   * @param quality 1 to 100 is lossy, 101 lossless
   */
  static byte[] webp(BufferedImage image, int quality) {
    IMAGING.warmUp();
    boolean alpha = image.getColorModel().hasAlpha();
    int channels = alpha ? 4 : 3;
    byte[] samples = new byte[image.getWidth() * image.getHeight() * channels];
    for (int i = 0, at = 0; i < image.getWidth() * image.getHeight(); i++) {
      int argb = image.getRGB(i % image.getWidth(), i / image.getWidth());
      for (int channel = 0; channel < channels; channel++) {
        samples[at++] = (byte) (argb >> (8 * channel));
      }
    }
    try (BytePointer data = new BytePointer(samples);
        Mat mat = new Mat(image.getHeight(), image.getWidth(), opencv_core.CV_8UC(channels), data);
        IntPointer settings = new IntPointer(opencv_imgcodecs.IMWRITE_WEBP_QUALITY, quality);
        BytePointer out = new BytePointer()) {
      assertThat(opencv_imgcodecs.imencode(".webp", mat, out, settings)).isTrue();
      byte[] bytes = new byte[(int) out.limit()];
      out.get(bytes);
      return bytes;
    }
  }

  /** A picture of this type that is whole and good. */
  static byte[] good(ImageType type) {
    BufferedImage scene = scene(96, 64);
    return switch (type) {
      case JPEG -> jpeg(scene, false);
      case WEBP -> webp(scene, 80);
      case PNG, GIF, BMP -> encode(scene, type.name().toLowerCase(Locale.ROOT));
    };
  }

  static BufferedImage render(byte[] bytes, Cut cut) {
    List<Rendered> made = IMAGING.render(ByteBuffer.wrap(bytes), MAX_PIXELS, List.of(cut));
    assertThat(made).hasSize(1);
    return decode(bytes(made.getFirst().bytes()));
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(buffer.position(), bytes);
    return bytes;
  }

  static BufferedImage decode(byte[] bytes) {
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Refusal refusal(byte[] bytes) {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> IMAGING.render(ByteBuffer.wrap(bytes), MAX_PIXELS, List.of(SMALL)));
    assertThat(refused).as("a refusal").isNotNull();
    return refused.refusal();
  }

  /** The largest difference of any channel of any pixel, alpha included. */
  static int difference(BufferedImage one, BufferedImage other) {
    assertThat(one.getWidth()).isEqualTo(other.getWidth());
    assertThat(one.getHeight()).isEqualTo(other.getHeight());
    int largest = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        largest = Math.max(largest, difference(one.getRGB(x, y), other.getRGB(x, y)));
      }
    }
    return largest;
  }

  static int difference(int argb, int other) {
    int largest = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      largest = Math.max(largest, Math.abs((argb >> shift & 0xFF) - (other >> shift & 0xFF)));
    }
    return largest;
  }
}
