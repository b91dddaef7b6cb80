package dev.avatargateway.bridge.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text of which one record may take only so much, because a record is held in memory whole. */
final class RecordReader extends FilterReader {

  /** The longest record in characters, about: what is read ahead counts too. */
  static final int LONGEST = 128 << 10;

  private int read;

  RecordReader(Reader in) {
    super(in);
  }

  /** Says that a record begins. */
  void begin() {
    read = 0;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    count(c < 0 ? 0 : 1);
    return c;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int n = super.read(into, offset, length);
    count(n);
    return n;
  }

  private void count(int n) throws IOException {
    read += Math.max(n, 0);
    if (read > LONGEST) {
      throw new TooLongException();
    }
  }

  /** A record longer than may be. */
  static final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;
  }
}
