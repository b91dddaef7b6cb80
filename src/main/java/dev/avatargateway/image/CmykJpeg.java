package dev.avatargateway.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.bytedeco.opencv.opencv_core.Mat;

/** Decodes a JPEG of four inks to ink values, which OpenCV would throw away. */
final class CmykJpeg {

  private static final int YCCK = 2;

  private CmykJpeg() {}

  static Pixels decode(Outline outline, Coding.Jpeg jpeg) {
    Raster raster = read(outline);
    byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
    if (jpeg.adobeTransform() == YCCK) {
      toCmy(samples);
    }
    if (jpeg.adobeTransform() >= 0) {
      invert(samples);
    }
    Mat mat = Samples.toMat(samples, raster.getHeight(), raster.getWidth(), CV_8UC4);
    return new Pixels(mat, Pixels.Model.CMYK);
  }

  private static Raster read(Outline outline) {
    ImageReader reader = JdkDecoder.reader(ImageType.JPEG);
    byte[] bytes = JdkDecoder.bytes(outline);
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(input, true, true);
      return reader.readRaster(0, null);
    } catch (IOException | RuntimeException e) {
      throw new RefusedException(new Refusal.DamagedImage(ImageType.JPEG), e);
    } finally {
      reader.dispose();
    }
  }

  /** Turns luma and chroma into the three colours they stand for; the fourth sample stays. */
  private static void toCmy(byte[] samples) {
    for (int i = 0; i < samples.length; i += 4) {
      float y = samples[i] & 0xFF;
      float cb = (samples[i + 1] & 0xFF) - 128;
      float cr = (samples[i + 2] & 0xFF) - 128;
      samples[i] = clamp(y + 1.402f * cr);
      samples[i + 1] = clamp(y - 0.344136f * cb - 0.714136f * cr);
      samples[i + 2] = clamp(y + 1.772f * cb);
    }
  }

  private static byte clamp(float value) {
    return (byte) Math.clamp(Math.round(value), 0, 255);
  }

  /** Adobe's programs store the paper that is left, not the ink. */
  private static void invert(byte[] samples) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) ~samples[i];
    }
  }
}
