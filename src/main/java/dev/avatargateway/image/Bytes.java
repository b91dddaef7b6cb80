package dev.avatargateway.image;

import dev.avatargateway.core.ImageType;
import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a picture of a known type; to read past their end is to find it damaged. */
final class Bytes {

  private static final ValueLayout.OfShort SHORT_BE =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfShort SHORT_LE =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT_BE =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT_LE =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final ImageType type;
  private final MemorySegment segment;

  Bytes(ImageType type, ByteBuffer buffer) {
    this.type = type;
    this.segment = MemorySegment.ofBuffer(buffer.duplicate().position(0));
  }

  long size() {
    return segment.byteSize();
  }

  int u8(long at) {
    need(at, 1);
    return segment.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
  }

  int u16be(long at) {
    need(at, 2);
    return segment.get(SHORT_BE, at) & 0xFFFF;
  }

  int u16le(long at) {
    need(at, 2);
    return segment.get(SHORT_LE, at) & 0xFFFF;
  }

  int u24le(long at) {
    return u16le(at) | u8(at + 2) << 16;
  }

  long u32be(long at) {
    need(at, 4);
    return segment.get(INT_BE, at) & 0xFFFF_FFFFL;
  }

  long u32le(long at) {
    need(at, 4);
    return segment.get(INT_LE, at) & 0xFFFF_FFFFL;
  }

  int i32le(long at) {
    need(at, 4);
    return segment.get(INT_LE, at);
  }

  /** Whether these ASCII characters stand here; false also where there is no room for them. */
  boolean reads(long at, String ascii) {
    return at >= 0
        && at <= size() - ascii.length()
        && segment
            .asSlice(at, ascii.length())
            .mismatch(MemorySegment.ofArray(ascii.getBytes(StandardCharsets.ISO_8859_1)))
            == -1;
  }

  /** Where the next byte of this value stands, or {@link #size()}. */
  long find(int value, long from) {
    long pattern = (value & 0xFFL) * 0x0101_0101_0101_0101L;
    long at = from;
    for (; at <= size() - Long.BYTES; at += Long.BYTES) {
      long differs = segment.get(ValueLayout.JAVA_LONG_UNALIGNED, at) ^ pattern;
      if (((differs - 0x0101_0101_0101_0101L) & ~differs & 0x8080_8080_8080_8080L) != 0) {
        break;
      }
    }
    while (at < size() && (segment.get(ValueLayout.JAVA_BYTE, at) & 0xFF) != value) {
      at++;
    }
    return at;
  }

  MemorySegment slice(long from, long length) {
    need(from, length);
    return segment.asSlice(from, length);
  }

  /** Finds the picture damaged unless so many bytes stand here. */
  void need(long at, long length) {
    check(at >= 0 && length >= 0 && at <= size() - length);
  }

  /** Finds the picture damaged unless this holds. */
  void check(boolean holds) {
    if (!holds) {
      throw new RefusedException(new Refusal.DamagedImage(type));
    }
  }
}
