package dev.avatargateway.image;

import dev.avatargateway.core.ImageType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A walk over the chunks of a WebP file; of a film the first frame is the picture. */
final class WebpWalk {

  private static final int FILM = 0x02;

  private final Bytes bytes;
  private final Outline.Dimensions limit;

  private int width;
  private int height;
  private boolean extended;
  private boolean film;
  private @Nullable WebpFrame frame;
  private int frameX;
  private int frameY;
  private Orientation orientation = Orientation.UPRIGHT;
  private EmbeddedProfile profile = EmbeddedProfile.NONE;

  WebpWalk(Bytes bytes, Outline.Dimensions limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  Outline outline() {
    long end = 8 + bytes.u32le(4);
    bytes.need(0, end);
    WebpFrame picture = new WebpFrame(bytes);
    for (long at = 12; at + 8 <= end; ) {
      long length = bytes.u32le(at + 4);
      bytes.check(length <= end - at - 8);
      chunk(at, length, picture);
      at += 8 + length + (length & 1);
    }
    WebpFrame found = frame == null ? picture : frame;
    bytes.check(found.complete());
    if (!extended) {
      width = found.width();
      height = found.height();
      limit.check(width, height);
    }
    var rectangle = new Coding.Frame(frameX, frameY, found.width(), found.height());
    bytes.check((long) frameX + found.width() <= width && (long) frameY + found.height() <= height);
    bytes.check(film || (found.width() == width && found.height() == height));
    List<MemorySegment> essence = found.essence();
    Coding coding = new Coding.Webp(rectangle, found.alpha());
    return new Outline(ImageType.WEBP, width, height, orientation, profile, coding, essence);
  }

  private void chunk(long at, long length, WebpFrame picture) {
    long data = at + 8;
    if (at == 12 && bytes.reads(at, "VP8X")) {
      bytes.check(length >= 10);
      extended = true;
      film = (bytes.u8(data) & FILM) != 0;
      width = bytes.u24le(data + 4) + 1;
      height = bytes.u24le(data + 7) + 1;
      limit.check(width, height);
    } else if (extended && bytes.reads(at, "ANMF")) {
      film(data, length);
    } else if (extended && bytes.reads(at, "ICCP")) {
      profile = new EmbeddedProfile(List.of(bytes.slice(data, length)), false);
    } else if (extended && bytes.reads(at, "EXIF")) {
      exif(data, length);
    } else if (!film) {
      picture.chunk(at, length);
    }
  }

  /** Some writers put JPEG's name of the block in front of it. */
  private void exif(long data, long length) {
    int name = bytes.reads(data, "Exif\0") && length > 6 ? 6 : 0;
    orientation = Exif.orientation(bytes.slice(data + name, length - name));
  }

  private void film(long data, long length) {
    bytes.check(film && length >= 16);
    if (frame != null) {
      return;
    }
    frame = new WebpFrame(bytes);
    frameX = 2 * bytes.u24le(data);
    frameY = 2 * bytes.u24le(data + 3);
    long end = data + length;
    for (long at = data + 16; at + 8 <= end; ) {
      long inner = bytes.u32le(at + 4);
      bytes.check(inner <= end - at - 8);
      frame.chunk(at, inner);
      at += 8 + inner + (inner & 1);
    }
    bytes.check(frame.complete());
    bytes.check(frame.width() == bytes.u24le(data + 6) + 1);
    bytes.check(frame.height() == bytes.u24le(data + 9) + 1);
  }
}
