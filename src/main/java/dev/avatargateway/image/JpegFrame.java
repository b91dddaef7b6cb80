package dev.avatargateway.image;

import dev.avatargateway.core.Refusal;
import dev.avatargateway.core.RefusedException;

/** The frame header of a JPEG and what its scans hold of it. */
final class JpegFrame {

  private final Bytes bytes;
  private final Outline.Dimensions limit;

  private int width;
  private int height;
  private boolean progressive;
  private int[] ids = new int[0];
  private long[] blocks = new long[0];
  private boolean[] scanned = new boolean[0];
  private long codedBytes;

  JpegFrame(Bytes bytes, Outline.Dimensions limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  void header(int code, long data, long end) {
    bytes.check(ids.length == 0 && end - data >= 6);
    int precision = bytes.u8(data);
    if (precision != 8) {
      throw new RefusedException(new Refusal.NotAnImage(precision + "-bit JPEG"));
    }
    height = bytes.u16be(data + 1);
    width = bytes.u16be(data + 3);
    limit.check(width, height);
    int count = bytes.u8(data + 5);
    bytes.check((count == 1 || count == 3 || count == 4) && end - data == 6 + 3L * count);
    progressive = code == 0xC2;
    ids = new int[count];
    blocks = new long[count];
    scanned = new boolean[count];
    components(data + 6);
  }

  private void components(long data) {
    int maxH = 1;
    int maxV = 1;
    for (int i = 0; i < ids.length; i++) {
      ids[i] = bytes.u8(data + 3L * i);
      int sampling = bytes.u8(data + 3L * i + 1);
      int h = sampling >> 4;
      int v = sampling & 15;
      bytes.check(h >= 1 && h <= 4 && v >= 1 && v <= 4 && bytes.u8(data + 3L * i + 2) <= 3);
      maxH = Math.max(maxH, h);
      maxV = Math.max(maxV, v);
    }
    for (int i = 0; i < ids.length; i++) {
      int sampling = bytes.u8(data + 3L * i + 1);
      long columns = (width * (long) (sampling >> 4) + 8L * maxH - 1) / (8L * maxH);
      long rows = (height * (long) (sampling & 15) + 8L * maxV - 1) / (8L * maxV);
      blocks[i] = columns * rows;
    }
  }

  /** Takes the header of a scan and says how many blocks the scan visits. */
  long scan(long data, long end) {
    bytes.check(ids.length > 0 && end - data >= 1);
    int count = bytes.u8(data);
    bytes.check(count >= 1 && count <= ids.length && end - data == 4 + 2L * count);
    long visits = 0;
    for (int i = 0; i < count; i++) {
      int component = find(bytes.u8(data + 1 + 2L * i));
      scanned[component] = true;
      visits += blocks[component];
    }
    return visits;
  }

  private int find(int id) {
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] == id) {
        return i;
      }
    }
    bytes.check(false);
    return -1;
  }

  /** Counts the entropy-coded bytes of a scan. */
  void coded(long count) {
    codedBytes += count;
  }

  /** Whether each component was scanned and the data could hold a code for each block. */
  boolean complete() {
    boolean all = ids.length > 0;
    for (boolean one : scanned) {
      all &= one;
    }
    return all && codedBytes * 8 >= blocks() * (progressive ? 1 : 2);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int components() {
    return ids.length;
  }

  boolean progressive() {
    return progressive;
  }

  /** Blocks of coefficients in all components. */
  long blocks() {
    long sum = 0;
    for (long one : blocks) {
      sum += one;
    }
    return sum;
  }
}
