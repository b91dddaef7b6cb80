package dev.avatargateway.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** What a picture shows, decoded by other means than the gateway's. */
final class Pixels {

  /** Of 255: two decoders of one JPEG differ by less, two pictures by far more. */
  private static final double TOLERANCE = 4;

  private Pixels() {}

  /** Fails unless a whole PNG of that edge shows what another picture, perhaps smaller, does. */
  static void assertShows(String who, byte[] rendition, int edge, byte[] expected)
      throws IOException {
    BufferedImage seen = decoded(rendition);
    assertThat(seen.getWidth()).as(who).isEqualTo(edge);
    assertThat(seen.getHeight()).as(who).isEqualTo(edge);
    assertThat(difference(seen, decoded(expected))).as(who).isLessThan(TOLERANCE);
  }

  private static BufferedImage decoded(byte[] bytes) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    assertThat(image).as("a picture").isNotNull();
    return image;
  }

  /** The mean difference of a colour's part, of 255. */
  private static double difference(BufferedImage seen, BufferedImage expected) {
    long sum = 0;
    int edge = seen.getWidth();
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        int one = seen.getRGB(x, y);
        int other =
            expected.getRGB(x * expected.getWidth() / edge, y * expected.getHeight() / edge);
        for (int shift = 0; shift < 24; shift += 8) {
          sum += Math.abs((one >> shift & 255) - (other >> shift & 255));
        }
      }
    }
    return sum / (3.0 * edge * edge);
  }
}
