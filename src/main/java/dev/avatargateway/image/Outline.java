package dev.avatargateway.image;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What walking a picture's container found out before any decoder sees a byte of it.
 *
 * @param width as stored, at least 1
 * @param height as stored, at least 1
 * @param essence the parts that make the pixels, in order; decoders get these and nothing else
 */
record Outline(
    ImageType type,
    int width,
    int height,
    Orientation orientation,
    EmbeddedProfile profile,
    Coding coding,
    List<MemorySegment> essence) {

  Outline {
    essence = List.copyOf(essence);
  }

  /** Walks the container; refuses what is no picture, is damaged, or has too many pixels. */
  static Outline of(ByteBuffer bytes, long maxPixels) {
    ImageType type = Sniffer.type(bytes);
    Bytes walked = new Bytes(type, bytes);
    Dimensions limit = new Dimensions(walked, maxPixels);
    return switch (type) {
      case PNG -> new PngWalk(walked, limit).outline();
      case JPEG -> new JpegWalk(walked, limit).outline();
      case WEBP -> new WebpWalk(walked, limit).outline();
      case GIF -> new GifWalk(walked, limit).outline();
      case BMP -> new BmpWalk(walked, limit).outline();
    };
  }

  int uprightWidth() {
    return orientation.transposed() ? height : width;
  }

  int uprightHeight() {
    return orientation.transposed() ? width : height;
  }

  long pixels() {
    return (long) width * height;
  }

  long essenceSize() {
    return essence.stream().mapToLong(MemorySegment::byteSize).sum();
  }

  /** The limit on what a header may declare. */
  record Dimensions(Bytes bytes, long maxPixels) {

    /** Refuses as soon as the header is read: nothing behind it matters then. */
    void check(long width, long height) {
      bytes.check(width > 0 && height > 0);
      if (width * height > maxPixels) {
        throw new RefusedException(new Refusal.TooManyPixels(maxPixels, width * height));
      }
    }
  }
}
