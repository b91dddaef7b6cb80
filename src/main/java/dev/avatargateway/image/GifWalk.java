package dev.avatargateway.image;

import dev.avatargateway.core.ImageType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A walk over the blocks of a GIF to the end of its first frame; what follows is dropped. */
final class GifWalk {

  private static final int SCREEN = 13;
  private static final byte[] TRAILER = {0x3B};

  private final Bytes bytes;
  private final Outline.Dimensions limit;
  private final List<MemorySegment> essence = new ArrayList<>();

  GifWalk(Bytes bytes, Outline.Dimensions limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  Outline outline() {
    int width = bytes.u16le(6);
    int height = bytes.u16le(8);
    limit.check(width, height);
    int table = colourTable(bytes.u8(10));
    long at = (long) SCREEN + table;
    essence.add(bytes.slice(0, at));
    while (bytes.u8(at) == 0x21) {
      at = extension(at);
    }
    bytes.check(bytes.u8(at) == 0x2C);
    Coding.Frame frame =
        new Coding.Frame(
            bytes.u16le(at + 1), bytes.u16le(at + 3), bytes.u16le(at + 5), bytes.u16le(at + 7));
    bytes.check(frame.width() > 0 && frame.height() > 0);
    bytes.check(frame.x() + frame.width() <= width && frame.y() + frame.height() <= height);
    int localTable = colourTable(bytes.u8(at + 9));
    bytes.check(table + localTable > 0);
    long data = at + 10 + localTable;
    int codeSize = bytes.u8(data);
    bytes.check(codeSize >= 1 && codeSize <= 8);
    long end = subBlocks(data + 1);
    bytes.check(end - data > 3);
    essence.add(bytes.slice(at, end - at));
    essence.add(MemorySegment.ofArray(TRAILER));
    return new Outline(
        ImageType.GIF,
        width,
        height,
        Orientation.UPRIGHT,
        EmbeddedProfile.NONE,
        new Coding.Gif(frame),
        essence);
  }

  /** Keeps of the extensions only what names the transparent colour; says where it ends. */
  private long extension(long at) {
    long end = subBlocks(at + 2);
    if (bytes.u8(at + 1) == 0xF9) {
      bytes.check(end - at == 8 && bytes.u8(at + 2) == 4);
      essence.add(bytes.slice(at, 8));
    }
    return end;
  }

  private long subBlocks(long from) {
    long at = from;
    for (int length = bytes.u8(at); length > 0; length = bytes.u8(at)) {
      at += 1 + length;
    }
    return at + 1;
  }

  /** The size in bytes of the colour table that these flags announce. */
  private static int colourTable(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }
}
