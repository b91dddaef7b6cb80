package dev.avatargateway.image;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Where the ICC profile of a picture stands in its bytes.
 *
 * @param pieces in order; none when the picture has no profile
 * @param deflated whether they are compressed, as in PNG
 */
record EmbeddedProfile(List<MemorySegment> pieces, boolean deflated) {

  static final EmbeddedProfile NONE = new EmbeddedProfile(List.of(), false);

  /** The largest profiles of printing presses are below this. */
  private static final int MAX_SIZE = 4 << 20;

  EmbeddedProfile {
    pieces = List.copyOf(pieces);
  }

  /** The whole profile; empty when there is none, or none that could be believed. */
  byte[] bytes() {
    long size = pieces.stream().mapToLong(MemorySegment::byteSize).sum();
    if (size > MAX_SIZE) {
      return new byte[0];
    }
    byte[] stored = new byte[(int) size];
    int at = 0;
    for (MemorySegment piece : pieces) {
      int length = (int) piece.byteSize();
      MemorySegment.copy(piece, ValueLayout.JAVA_BYTE, 0, stored, at, length);
      at += length;
    }
    return deflated ? inflate(stored) : stored;
  }

  private static byte[] inflate(byte[] stored) {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(stored);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0 || out.size() + count > MAX_SIZE) {
          return new byte[0];
        }
        out.write(buffer, 0, count);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      return new byte[0];
    }
  }
}
