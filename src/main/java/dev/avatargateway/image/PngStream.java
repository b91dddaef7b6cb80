package dev.avatargateway.image;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The rows of a PNG without interlacing, one after the other; only two are ever in memory. */
final class PngStream implements AutoCloseable {

  private final Bytes bytes;
  private final MemorySegment data;
  private final Inflater inflater = new Inflater();
  private final int step;
  private long at;
  private byte[] row;
  private byte[] above;

  /**
   * @param rowBytes without the filter's byte
   * @param step how many bytes lie between those of one channel, at least 1
   */
  PngStream(Outline outline, int rowBytes, int step) {
    data = outline.essence().get(outline.essence().size() - 2);
    bytes = new Bytes(outline.type(), data.asByteBuffer().order(ByteOrder.BIG_ENDIAN));
    row = new byte[rowBytes];
    above = new byte[rowBytes];
    this.step = step;
  }

  /** The next row, unfiltered; valid until the one after it is asked for. */
  byte[] next() {
    byte[] free = above;
    above = row;
    row = free;
    byte[] filter = new byte[1];
    fill(filter);
    fill(row);
    switch (filter[0]) {
      case 0 -> {}
      case 1 -> left();
      case 2 -> up();
      case 3 -> average();
      case 4 -> paeth();
      default -> bytes.check(false);
    }
    return row;
  }

  /** Finds the picture damaged unless its data ends as it should, within a little. */
  void end() {
    byte[] rest = new byte[8192];
    for (int i = 0; i < 8 && !inflater.finished(); i++) {
      inflate(rest, 0);
    }
  }

  private void fill(byte[] target) {
    for (int filled = 0; filled < target.length; ) {
      int came = inflate(target, filled);
      bytes.check(came > 0 || !inflater.finished());
      filled += came;
    }
  }

  private int inflate(byte[] target, int from) {
    try {
      int came = inflater.inflate(target, from, target.length - from);
      if (came == 0 && !inflater.finished()) {
        bytes.check(inflater.needsInput());
        long length = bytes.u32be(at);
        inflater.setInput(chunk(at + 8, length));
        at += 12 + length;
      }
      return came;
    } catch (DataFormatException e) {
      bytes.check(false);
      return 0;
    }
  }

  private ByteBuffer chunk(long from, long length) {
    return data.asSlice(from, length).asByteBuffer();
  }

  private void left() {
    for (int i = step; i < row.length; i++) {
      row[i] += row[i - step];
    }
  }

  private void up() {
    for (int i = 0; i < row.length; i++) {
      row[i] += above[i];
    }
  }

  private void average() {
    for (int i = 0; i < row.length; i++) {
      int before = i < step ? 0 : row[i - step] & 0xFF;
      row[i] += (byte) ((before + (above[i] & 0xFF)) >> 1);
    }
  }

  private void paeth() {
    for (int i = 0; i < row.length; i++) {
      int a = i < step ? 0 : row[i - step] & 0xFF;
      int b = above[i] & 0xFF;
      int c = i < step ? 0 : above[i - step] & 0xFF;
      int toA = Math.abs(b - c);
      int toB = Math.abs(a - c);
      int toC = Math.abs(a + b - 2 * c);
      row[i] += (byte) (toA <= toB && toA <= toC ? a : toB <= toC ? b : c);
    }
  }

  @Override
  public void close() {
    inflater.close();
  }
}
