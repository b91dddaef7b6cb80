package dev.avatargateway.blob;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** A range of an open file, read by position; fails when the file ends before the range does. */
final class RangeStream extends InputStream {

  private final FileChannel file;
  private long position;
  private long remaining;

  RangeStream(FileChannel file, long offset, long length) {
    this.file = file;
    this.position = offset;
    this.remaining = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (remaining == 0) {
      return -1;
    }
    int wanted = (int) Math.min(length, remaining);
    int got = file.read(ByteBuffer.wrap(target, offset, wanted), position);
    if (got < 0) {
      throw new EOFException("the blob was cut short while it was read");
    }
    position += got;
    remaining -= got;
    return got;
  }

  @Override
  public long skip(long count) {
    long skipped = Math.clamp(count, 0, remaining);
    position += skipped;
    remaining -= skipped;
    return skipped;
  }

  @Override
  public int available() {
    return (int) Math.min(remaining, Integer.MAX_VALUE);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
