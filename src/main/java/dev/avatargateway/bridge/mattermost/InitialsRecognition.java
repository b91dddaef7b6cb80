package dev.avatargateway.bridge.mattermost;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Imaging;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Tells Mattermost's initials from pictures that people chose: a PNG of 128×128 pixels whose rim is
 * the user's colour, and which consists of nothing but that colour, white and what is between,
 * white being the smaller part. The letter is not compared, so that neither the server's font nor a
 * former user name matters. Somebody who chose exactly such a picture of exactly their own colour
 * would be taken for initials.
 */
final class InitialsRecognition {

  /** The longest file that is looked at: initials take about 2 KB. */
  static final int MAX_BYTES = 8 << 10;

  private static final int EDGE = 128;

  /** How far a channel may be from the line between the colour and white. */
  private static final int TOLERANCE = 3;

  /** The largest letters, W and M, cover about a quarter. */
  private static final double MOST_WHITE = 0.45;

  private static final int[] COLOURS = {
    0xC5087E, 0xE3CF12, 0x1CB569, 0x23BCE0, 0x7431C4, 0xC5087E, 0xC51313, 0xFA8606, 0xE3CF12,
    0x7BC947, 0x1CB569, 0x23BCE0, 0x7431C4, 0xC5087E, 0xC51313, 0xFA8606, 0xE3CF12, 0x7BC947,
    0x1CB569, 0x23BCE0, 0x7431C4, 0xC5087E, 0xC51313, 0xFA8606, 0xE3CF12, 0x7BC947
  };

  private final Imaging imaging;

  InitialsRecognition(Imaging imaging) {
    this.imaging = imaging;
  }

  /** Whether a file of at most {@link #MAX_BYTES} holds the initials of the user of this id. */
  boolean isInitials(byte[] file, String userId) {
    try {
      Imaging.Header header = imaging.inspect(ByteBuffer.wrap(file), (long) EDGE * EDGE);
      if (header.type() != ImageType.PNG || header.width() != EDGE || header.height() != EDGE) {
        return false;
      }
      BufferedImage image =
          ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)));
      return image != null && consistsOf(image, colour(userId));
    } catch (IOException | RuntimeException e) {
      // What cannot be read is reported when it is imported.
      return false;
    }
  }

  static int colour(String userId) {
    int hash = 0x811c9dc5;
    for (byte octet : userId.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * 0x01000193;
    }
    return COLOURS[Integer.remainderUnsigned(hash, COLOURS.length)];
  }

  private static boolean consistsOf(BufferedImage image, int colour) {
    double white = 0;
    for (int y = 0; y < EDGE; y++) {
      for (int x = 0; x < EDGE; x++) {
        double share = whiteShare(image.getRGB(x, y), colour);
        boolean rim = x == 0 || y == 0 || x == EDGE - 1 || y == EDGE - 1;
        if (share < 0 || (rim && share > 0)) {
          return false;
        }
        white += share;
      }
    }
    return white <= MOST_WHITE * EDGE * EDGE;
  }

  /** How much white is in a pixel, 0 to 1; -1 when it holds anything but white and the colour. */
  private static double whiteShare(int argb, int colour) {
    if (argb >>> 24 != 0xff) {
      return -1;
    }
    int most = 0;
    int distance = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int room = 255 - (colour >> shift & 0xff);
      if (room > most) {
        most = room;
        distance = (argb >> shift & 0xff) - (colour >> shift & 0xff);
      }
    }
    double share = (double) distance / most;
    for (int shift = 0; shift <= 16; shift += 8) {
      int base = colour >> shift & 0xff;
      if (Math.abs(base + share * (255 - base) - (argb >> shift & 0xff)) > TOLERANCE) {
        return -1;
      }
    }
    return share < 0 ? -1 : share;
  }
}
