package dev.avatargateway.bench;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Imaging.Rendered;
import dev.avatargateway.image.OpenCvImaging;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Pictures drawn by code that cost as much as a camera's: slopes, edges and fine grain. */
public final class Photographs {

  /** What a picture that is read weighs, in bytes. */
  static final int READ = 16 << 10;

  private static final float QUALITY = 0.9f;
  private static final int FLAT = 0x808080;

  private Photographs() {}

  /** A JPEG of this size; another one for each seed. */
  public static byte[] jpeg(int width, int height, long seed) throws IOException {
    return encode(draw(width, height, width, seed));
  }

  /**
   * A JPEG of which the gateway makes a rendition of about 16 KiB: part of it is a photograph, the
   * rest is flat.
   */
  static byte[] weighing(Cut cut, int edge) throws IOException {
    OpenCvImaging imaging = new OpenCvImaging(Path.of("target", "native"));
    int least = 1;
    int most = edge;
    byte[] best = encode(draw(edge, edge, most, 1));
    while (least < most) {
      int middle = (least + most) / 2;
      byte[] tried = encode(draw(edge, edge, middle, 1));
      Rendered made =
          imaging.render(ByteBuffer.wrap(tried), (long) edge * edge, List.of(cut)).getFirst();
      if (made.bytes().remaining() < READ) {
        least = middle + 1;
      } else {
        most = middle;
        best = tried;
      }
    }
    return best;
  }

  private static BufferedImage draw(int width, int height, int drawn, long seed) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    double turn = random.nextDouble() * 6;
    for (int y = 0; y < height; y++) {
      double grain = 0;
      for (int x = 0; x < width; x++) {
        if (x >= drawn) {
          image.setRGB(x, y, FLAT);
          continue;
        }
        grain = 0.6 * grain + 6 * random.nextGaussian();
        double hill =
            Math.sin(turn + x / 310.0) * Math.cos(y / 270.0) + Math.sin((x + 2 * y) / 97.0) / 3;
        double edge = Math.floorMod(x + y / 3, 640) < 320 ? 20 : -20;
        int red = level(130 + 60 * hill + edge + grain);
        int green = level(120 + 70 * hill * Math.cos(x / 500.0) + edge + grain);
        int blue = level(110 - 50 * hill + grain);
        image.setRGB(x, y, (red << 16) | (green << 8) | blue);
      }
    }
    return image;
  }

  private static int level(double value) {
    return (int) Math.clamp(value, 0, 255);
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
