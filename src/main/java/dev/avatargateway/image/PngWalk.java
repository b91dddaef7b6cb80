package dev.avatargateway.image;

import dev.avatargateway.core.ImageType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** A walk over the chunks of a PNG: each must fit, be whole and stand where it may. */
final class PngWalk {

  private static final int SIGNATURE = 8;
  private static final int OVERHEAD = 12;

  /** Deflate cannot make more than this of one byte. */
  private static final long MAX_INFLATION = 1032;

  private final Bytes bytes;
  private final Outline.Dimensions limit;
  private final List<MemorySegment> essence = new ArrayList<>();

  private int width;
  private int height;
  private int depth;
  private int colourType;
  private boolean interlaced;
  private int paletteEntries;
  private boolean transparency;
  private int transparentGrey = -1;
  private long dataStart = -1;
  private long dataEnd = -1;
  private Orientation orientation = Orientation.UPRIGHT;
  private EmbeddedProfile profile = EmbeddedProfile.NONE;

  PngWalk(Bytes bytes, Outline.Dimensions limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  Outline outline() {
    long at = SIGNATURE;
    bytes.check(bytes.reads(at + 4, "IHDR") && bytes.u32be(at) == 13);
    while (!bytes.reads(at + 4, "IEND")) {
      at = chunk(at);
    }
    bytes.check(chunk(at) == at + OVERHEAD && dataStart >= 0);
    bytes.check((long) height * rowBytes() / MAX_INFLATION <= dataEnd - dataStart);
    bytes.check(colourType != 3 || paletteEntries > 0);
    essence.add(bytes.slice(dataStart, dataEnd - dataStart));
    essence.add(bytes.slice(at, OVERHEAD));
    Coding coding =
        new Coding.Png(depth, colour(), interlaced, colourType == 3, transparentGrey);
    return new Outline(ImageType.PNG, width, height, orientation, profile, coding, essence);
  }

  /** Takes one chunk and says where the next one begins. */
  private long chunk(long at) {
    long length = bytes.u32be(at);
    bytes.need(at, OVERHEAD + length);
    CRC32 crc = new CRC32();
    crc.update(bytes.slice(at + 4, 4 + length).asByteBuffer());
    bytes.check(crc.getValue() == bytes.u32be(at + 8 + length));
    long next = at + OVERHEAD + length;
    if (bytes.reads(at + 4, "IDAT")) {
      bytes.check(dataEnd < 0 || dataEnd == at);
      dataStart = dataStart < 0 ? at : dataStart;
      dataEnd = next;
    } else if ((bytes.u8(at + 4) & 0x20) == 0) {
      critical(at, length);
    } else {
      ancillary(at, length);
    }
    return next;
  }

  private void critical(long at, long length) {
    if (bytes.reads(at + 4, "IHDR")) {
      bytes.check(at == SIGNATURE);
      header(at + 8);
      essence.add(bytes.slice(0, at + OVERHEAD + length));
    } else if (bytes.reads(at + 4, "PLTE")) {
      bytes.check(dataStart < 0 && paletteEntries == 0);
      bytes.check(length > 0 && length % 3 == 0 && length <= 768);
      paletteEntries = (int) length / 3;
      if (colourType == 3) {
        essence.add(bytes.slice(at, OVERHEAD + length));
      }
    } else {
      bytes.check(bytes.reads(at + 4, "IEND"));
    }
  }

  private void header(long at) {
    long declaredWidth = bytes.u32be(at);
    long declaredHeight = bytes.u32be(at + 4);
    bytes.check(declaredWidth <= Integer.MAX_VALUE && declaredHeight <= Integer.MAX_VALUE);
    limit.check(declaredWidth, declaredHeight);
    width = (int) declaredWidth;
    height = (int) declaredHeight;
    depth = bytes.u8(at + 8);
    colourType = bytes.u8(at + 9);
    bytes.check(
        switch (colourType) {
          case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case 2, 4, 6 -> depth == 8 || depth == 16;
          default -> false;
        });
    bytes.check(bytes.u8(at + 10) == 0 && bytes.u8(at + 11) == 0 && bytes.u8(at + 12) <= 1);
    interlaced = bytes.u8(at + 12) == 1;
  }

  private void ancillary(long at, long length) {
    long data = at + 8;
    if (bytes.reads(at + 4, "tRNS") && dataStart < 0 && !transparency) {
      transparency(at, length);
    } else if (bytes.reads(at + 4, "eXIf") && length > 0) {
      orientation = Exif.orientation(bytes.slice(data, length));
    } else if (bytes.reads(at + 4, "iCCP")) {
      long method = bytes.find(0, data) + 1;
      if (method < data + length) {
        MemorySegment deflated = bytes.slice(method + 1, data + length - method - 1);
        profile = new EmbeddedProfile(List.of(deflated), true);
      }
    }
  }

  /** Transparency of a length that its colours do not have is no transparency. */
  private void transparency(long at, long length) {
    boolean fits =
        switch (colourType) {
          case 0 -> length == 2;
          case 2 -> length == 6;
          case 3 -> length > 0 && length <= paletteEntries;
          default -> false;
        };
    if (fits && colourType == 0) {
      transparentGrey = bytes.u16be(at + 8) & ((1 << depth) - 1);
    } else if (fits) {
      transparency = true;
      essence.add(bytes.slice(at, OVERHEAD + length));
    }
  }

  private long rowBytes() {
    int samples =
        switch (colourType) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    return ((long) width * samples * depth + 7) / 8;
  }

  private Coding.PngColour colour() {
    if (transparency || colourType >= 4) {
      return Coding.PngColour.RGBA;
    }
    return colourType == 0 ? Coding.PngColour.GREY : Coding.PngColour.RGB;
  }
}
